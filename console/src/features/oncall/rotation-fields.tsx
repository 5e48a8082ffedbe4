import { Group, NativeSelect, NumberInput, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useId } from "react";
import { fromLocalInput, toLocalInput } from "../../parts/local-input.ts";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { t } from "../../texts/index.ts";
import type { RotationDraft } from "./schedule-draft.ts";
import { type Option, TurnsFields } from "./turns-fields.tsx";
import { WindowsFields } from "./windows-fields.tsx";

const KINDS = ["daily", "weekly", "custom"] as const;
const UNITS = ["hours", "days", "weeks"] as const;

type Props = {
  rotation: RotationDraft;
  at: number;
  of: number;
  people: Option[];
  mustNameDays: boolean;
  onChange: (part: Partial<RotationDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One rotation: who takes turns, how long a turn is, and when it is handed over. */
export function RotationFields(props: Props) {
  const { rotation, at, of, people, mustNameDays, onChange, onMove, onRemove } = props;
  const heading = useId();
  const name = rotation.name || t("schedule.rotation", { number: at + 1 });
  return (
    <Paper withBorder p="md" role="group" aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h5" id={heading}>
            {name}
          </Title>
          <RowButtons name={name} at={at} of={of} onMove={onMove} onRemove={onRemove} />
        </Group>
        <TextInput
          label={t("schedule.rotationName")}
          required
          value={rotation.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <WhenItHandsOver rotation={rotation} onChange={onChange} />
        <TurnsFields turns={rotation.turns} people={people} onChange={(turns) => onChange({ turns })} />
        <details open={rotation.windows.length > 0 || rotation.layer !== 0 || rotation.endsAt !== null}>
          <summary>
            <Text size="sm" span>
              {t("schedule.more")}
            </Text>
          </summary>
          <Stack gap="sm" mt="sm">
            <Rarely rotation={rotation} onChange={onChange} />
            <WindowsFields
              windows={rotation.windows}
              mustNameDays={mustNameDays}
              onChange={(windows) => onChange({ windows })}
            />
          </Stack>
        </details>
      </Stack>
    </Paper>
  );
}

type PartProps = Pick<Props, "rotation" | "onChange">;

const WhenItHandsOver = ({ rotation, onChange }: PartProps) => (
  <Group gap="sm" align="flex-start">
    <NativeSelect
      label={t("schedule.kind")}
      value={rotation.kind}
      data={KINDS.map((value) => ({ value, label: t(`schedule.kind.${value}`) }))}
      onChange={(event) => onChange({ kind: event.currentTarget.value as RotationDraft["kind"] })} // one of KINDS
    />
    {rotation.kind === "custom" ? (
      <>
        <NumberInput
          label={t("schedule.every")}
          required
          min={1}
          max={1000}
          w={110}
          value={rotation.count}
          onChange={(count) => onChange({ count: count === "" ? "" : Number(count) })}
        />
        <NativeSelect
          label={t("schedule.unit")}
          value={rotation.unit}
          data={UNITS.map((value) => ({ value, label: t(`schedule.unit.${value}`) }))}
          onChange={(event) => onChange({ unit: event.currentTarget.value as RotationDraft["unit"] })} // one of UNITS
        />
      </>
    ) : null}
    <TextInput
      type="date"
      label={t("schedule.startsOn")}
      required
      value={rotation.startsOn}
      onChange={(event) => onChange({ startsOn: event.currentTarget.value })}
    />
    <TextInput
      type="time"
      label={t("schedule.handOverAt")}
      required
      value={rotation.handOverAt}
      onChange={(event) => onChange({ handOverAt: event.currentTarget.value })}
    />
  </Group>
);

const Rarely = ({ rotation, onChange }: PartProps) => (
  <Group gap="sm" align="flex-start">
    <NumberInput
      label={t("schedule.layer")}
      description={t("schedule.layerHint")}
      required
      min={0}
      max={20}
      value={rotation.layer}
      onChange={(layer) => onChange({ layer: layer === "" ? "" : Number(layer) })}
    />
    <TextInput
      type="datetime-local"
      label={t("schedule.endsAt")}
      description={t("schedule.endsAtHint")}
      value={toLocalInput(rotation.endsAt ?? "")}
      onChange={(event) => onChange({ endsAt: fromLocalInput(event.currentTarget.value) })}
    />
  </Group>
);
