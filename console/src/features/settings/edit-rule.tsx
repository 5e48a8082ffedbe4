import { Group, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { RoutingRule, RoutingRuleBody } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { t } from "../../texts/index.ts";
import { RuleConditions } from "./rule-conditions.tsx";
import { newRule, type RuleDraft, ruleBody, ruleDraft } from "./rule-draft.ts";
import { RuleEffect } from "./rule-effect.tsx";
import { RuleTrial } from "./rule-trial.tsx";

type Props = {
  rule: RoutingRule | null;
  /** How many rules there are beside this one. */
  others: number;
  onClose: () => void;
};

/** Makes or changes a rule; it can be tried on past alerts before it is saved. */
export function EditRule({ rule, others, onClose }: Props) {
  const saved = useMemo(() => (rule ? ruleDraft(rule) : newRule(others)), [rule, others]);
  const state = useDraft<RuleDraft>(saved);
  const { draft, change } = state;
  const saving = useAct(
    (body: RoutingRuleBody) =>
      rule ? api.put(`/routing-rules/${rule.id}`, body) : api.post("/routing-rules", body),
    ["routing-rule"],
    onClose,
  );
  return (
    <FormDialog
      title={rule ? rule.name : t("routing.new")}
      state={state}
      saving={saving}
      onSave={() => saving.mutate(ruleBody(draft))}
      onClose={onClose}
      size="xl"
    >
      <Group align="flex-end">
        <TextInput
          flex={1}
          miw={200}
          label={t("routing.name")}
          required
          data-autofocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("routing.position")}
          value={String(draft.position)}
          data={places(others + 1)}
          onChange={(event) => change({ position: Number(event.currentTarget.value) })}
        />
      </Group>
      <RuleConditions draft={draft} change={change} />
      <RuleEffect draft={draft} change={change} />
      <Switch
        label={t("routing.enabled")}
        checked={draft.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <RuleTrial draft={draft} ruleId={rule?.id} />
    </FormDialog>
  );
}

const places = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    value: String(at + 1),
    label: t("routing.positionAt", { number: at + 1, count }),
  }));
