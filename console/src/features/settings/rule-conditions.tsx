import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { withChanged, withoutAt } from "../../parts/list-edits.ts";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { t } from "../../texts/index.ts";
import { type ConditionDraft, FIELDS, newCondition, OPERATORS, type RuleDraft } from "./rule-draft.ts";

type Props = { draft: RuleDraft; change: (part: Partial<RuleDraft>) => void };

const MATCHES = ["all", "any"] as const;

/** When the rule matches. */
export function RuleConditions({ draft: { conditions, match }, change }: Props) {
  return (
    <Fieldset legend={t("routing.when")}>
      <Stack gap="sm">
        {conditions.length > 1 ? (
          <NativeSelect
            label={t("routing.match")}
            value={match}
            data={MATCHES.map((value) => ({ value, label: t(`routing.match.${value}`) }))}
            onChange={(event) => change({ match: event.currentTarget.value as RuleDraft["match"] })} // one of MATCHES
          />
        ) : null}
        {conditions.length === 0 ? <Text size="sm">{t("routing.noConditions")}</Text> : null}
        {conditions.map((condition, at) => (
          <Condition
            key={condition.key}
            name={t("routing.condition", { number: at + 1 })}
            condition={condition}
            onChange={(part) => change({ conditions: withChanged(conditions, at, part) })}
            onRemove={() => change({ conditions: withoutAt(conditions, at) })}
          />
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => change({ conditions: [...conditions, newCondition()] })}
          >
            {t("routing.addCondition")}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

type ConditionProps = {
  name: string;
  condition: ConditionDraft;
  onChange: (part: Partial<ConditionDraft>) => void;
  onRemove: () => void;
};

const Condition = ({ name, condition, onChange, onRemove }: ConditionProps) => (
  <Group gap="xs" align="flex-end" role="group" aria-label={name}>
    <NativeSelect
      label={t("routing.field")}
      value={condition.field}
      data={FIELDS.map((value) => ({ value, label: t(`routing.field.${value}`) }))}
      onChange={(event) => onChange({ field: event.currentTarget.value as ConditionDraft["field"] })} // one of FIELDS
    />
    {condition.field === "details" ? (
      <TextInput
        label={t("routing.detailKey")}
        required
        value={condition.detailKey}
        onChange={(event) => onChange({ detailKey: event.currentTarget.value })}
      />
    ) : null}
    <NativeSelect
      label={t("routing.operator")}
      value={condition.operator}
      data={OPERATORS.map((value) => ({ value, label: t(`routing.operator.${value}`) }))}
      onChange={(event) => onChange({ operator: event.currentTarget.value as ConditionDraft["operator"] })} // one of OPERATORS
    />
    {condition.operator === "exists" ? null : (
      <TextInput
        flex={1}
        miw={140}
        label={t("routing.value")}
        required
        value={condition.value}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
      />
    )}
    <RowButtons name={name} at={0} of={1} onRemove={onRemove} />
  </Group>
);
