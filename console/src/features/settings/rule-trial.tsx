import { Button, Stack, Text } from "@mantine/core";
import type { DryRunRouting } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { type RuleDraft, ruleBody } from "./rule-draft.ts";

const MOST_SHOWN = 8;

/** What the last alerts would have become with this rule; nothing is changed. */
export function RuleTrial({ draft, ruleId }: { draft: RuleDraft; ruleId: string | undefined }) {
  const attempt = useAct(() => {
    const rule = ruleBody(draft);
    // A rule needs a name only to be saved.
    return api.post<DryRunRouting>("/routing-rules/dry-run", {
      rule: { ...rule, name: rule.name.trim() || t("routing.new") },
      ...(ruleId && { ruleId }),
    });
  }, []);
  return (
    <Stack gap="xs" role="status">
      <div>
        <Button
          size="compact-sm"
          variant="default"
          loading={attempt.isPending}
          onClick={() => attempt.mutate(undefined)}
        >
          {t("routing.try")}
        </Button>
      </div>
      <ProblemNote error={attempt.error} />
      {attempt.data ? <Outcome outcome={attempt.data} /> : null}
    </Stack>
  );
}

function Outcome({ outcome: { items, tried } }: { outcome: DryRunRouting }) {
  const matching = items.filter(({ matches }) => matches);
  return (
    <>
      <Text size="sm" fw={600}>
        {t("routing.tried", { matches: matching.length, tried })}
      </Text>
      {matching.slice(0, MOST_SHOWN).map((item) => (
        <div key={item.alertId}>
          <Text size="sm">{item.summary}</Text>
          <Text size="xs">{t("routing.would", { would: item.would })}</Text>
          <Text size="xs" c="dimmed">
            {t("routing.did", { did: item.did })}
          </Text>
        </div>
      ))}
    </>
  );
}
