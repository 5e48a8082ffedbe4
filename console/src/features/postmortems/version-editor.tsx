import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { EditSectionsBody, VersionView } from "../../../../src/api/contract/postmortems.ts";
import { api } from "../../api/client.ts";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** One version's sections. An approval is for exact words: editing voids it. */
export function VersionEditor({ postmortemId, version }: { postmortemId: string; version: VersionView }) {
  const [edits, setEdits] = useState<Record<string, string>>({});
  const mayWrite = useMay("postmortems.write");
  const mayApprove = useMay("postmortems.approve");
  const base = `/postmortems/${postmortemId}`;
  const save = useAct(
    (body: EditSectionsBody) => api.patch(`${base}/${version.version}`, body),
    ["postmortem"],
    () => setEdits({}),
  );
  const approve = useAct(
    () => api.post(`${base}/approve`, { version: version.version, wordsHash: version.wordsHash }),
    ["postmortem"],
  );
  const sections = Object.entries(edits).map(([key, body]) => ({ key, body }));
  return (
    <Section title={t(`postmortem.version.${version.version}`)}>
      <Group gap="xs">
        {version.approved ? (
          <Mark tone="good">{t("postmortem.approved")}</Mark>
        ) : (
          <Mark tone="watch">{t("postmortem.notApproved")}</Mark>
        )}
        <Text size="xs" c="dimmed">
          {version.approvals
            .filter(({ valid }) => valid)
            .map(({ person }) => person.name)
            .join(", ")}
        </Text>
      </Group>
      <Stack gap="sm">
        {version.sections.map((section) => (
          <Textarea
            key={section.key}
            label={section.title}
            description={section.hint}
            required={section.required}
            autosize
            minRows={2}
            readOnly={!mayWrite}
            value={edits[section.key] ?? section.body}
            onChange={(event) => setEdits({ ...edits, [section.key]: event.currentTarget.value })}
          />
        ))}
      </Stack>
      <ProblemNote error={save.error ?? approve.error} />
      <Group gap="xs">
        {mayWrite ? (
          <Button
            size="compact-sm"
            disabled={sections.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate({ sections, expectedWordsHash: version.wordsHash })}
          >
            {t("action.save")}
          </Button>
        ) : null}
        {mayApprove && !version.approved ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={sections.length > 0}
            loading={approve.isPending}
            onClick={() => approve.mutate(undefined)}
          >
            {t("postmortem.approve")}
          </Button>
        ) : null}
      </Group>
    </Section>
  );
}
