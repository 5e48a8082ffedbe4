import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { Finding } from "../../../../../src/api/contract/communication.ts";
import { t } from "../../../texts/index.ts";

const LOOK = {
  block: { color: "red", shape: "◆", text: "finding.block" },
  warn: { color: "yellow", shape: "▲", text: "finding.warn" },
  note: { color: "gray", shape: "○", text: "finding.note" },
} as const;

/** What the check found, the worst first, each with its fix where one is known. */
export function FindingsList({ findings, onFix }: { findings: Finding[]; onFix: (body: string) => void }) {
  const order = { block: 0, warn: 1, note: 2 };
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
  if (sorted.length === 0) return null;
  return (
    <Stack gap={6}>
      {sorted.map((finding) => (
        <OneFinding
          key={`${finding.code} ${finding.place} ${finding.says}`}
          finding={finding}
          onFix={onFix}
        />
      ))}
    </Stack>
  );
}

function OneFinding({ finding, onFix }: { finding: Finding; onFix: (body: string) => void }) {
  const look = LOOK[finding.severity];
  const fixed = finding.fix?.body;
  return (
    <Alert color={look.color} p="xs" icon={<span aria-hidden="true">{look.shape}</span>}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">
          <b>{t(look.text)}</b> {finding.says}
        </Text>
        {fixed ? (
          <Button size="compact-xs" variant="default" onClick={() => onFix(fixed)}>
            {finding.fix?.says ?? t("finding.fix")}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
