import { Button, Group, MultiSelect, Stack, Text } from "@mantine/core";
import { useId } from "react";
import { moved, withChanged, withoutAt } from "../../parts/list-edits.ts";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { t } from "../../texts/index.ts";
import { newTurn, type TurnDraft } from "./schedule-draft.ts";

export type Option = { value: string; label: string };

type Props = { turns: TurnDraft[]; people: Option[]; onChange: (turns: TurnDraft[]) => void };

/** Who takes a turn, in order; several people in one turn are on call together. */
export function TurnsFields({ turns, people, onChange }: Props) {
  const heading = useId();
  return (
    <Stack gap="xs" role="group" aria-labelledby={heading}>
      <div>
        <Text size="sm" fw={600} id={heading}>
          {t("schedule.turns")}
        </Text>
        <Text size="xs" c="dimmed">
          {t("schedule.turnsHint")}
        </Text>
      </div>
      {turns.map((turn, at) => (
        <Group key={turn.key} gap="xs" align="flex-end" wrap="nowrap">
          <MultiSelect
            flex={1}
            miw={0}
            size="sm"
            label={t("schedule.turn", { number: at + 1 })}
            placeholder={turn.personIds.length ? undefined : t("schedule.emptyTurn")}
            data={people}
            searchable
            value={turn.personIds}
            onChange={(personIds) => onChange(withChanged(turns, at, { personIds }))}
          />
          <RowButtons
            name={t("schedule.turn", { number: at + 1 })}
            at={at}
            of={turns.length}
            onMove={(by) => onChange(moved(turns, at, by))}
            onRemove={turns.length > 1 ? () => onChange(withoutAt(turns, at)) : undefined}
          />
        </Group>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => onChange([...turns, newTurn()])}>
          {t("schedule.addTurn")}
        </Button>
      </div>
    </Stack>
  );
}
