import { Group, MultiSelect, NumberInput, Paper, Stack, Title } from "@mantine/core";
import { useId } from "react";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { t } from "../../texts/index.ts";
import type { StepDraft } from "./policy-draft.ts";
import type { useTargetOptions } from "./use-target-options.ts";

type Props = {
  step: StepDraft;
  at: number;
  of: number;
  options: ReturnType<typeof useTargetOptions>;
  mustTell: boolean;
  onChange: (part: Partial<StepDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: (() => void) | undefined;
};

/** One step: whom to tell, and how long to wait for an answer. */
export function StepFields({ step, at, of, options, mustTell, onChange, onMove, onRemove }: Props) {
  const heading = useId();
  const name = t("policy.step", { number: at + 1 });
  return (
    <Paper withBorder p="md" maw={640} role="group" aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h5" id={heading}>
            {name}
          </Title>
          <RowButtons name={name} at={at} of={of} onMove={onMove} onRemove={onRemove} />
        </Group>
        <MultiSelect
          label={t("policy.tell")}
          withAsterisk
          error={mustTell && step.targets.length === 0 ? t("policy.tellNobody") : null}
          placeholder={step.targets.length ? undefined : t("policy.tellPlaceholder")}
          data={options}
          searchable
          value={step.targets}
          onChange={(targets) => onChange({ targets })}
        />
        <NumberInput
          label={t("policy.delay")}
          description={at === of - 1 ? t("policy.delayLast") : t("policy.delayHint")}
          required
          min={1}
          max={1440}
          maw={320}
          value={step.delayMinutes}
          onChange={(delay) => onChange({ delayMinutes: delay === "" ? "" : Number(delay) })}
        />
      </Stack>
    </Paper>
  );
}
