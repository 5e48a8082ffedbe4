import { Button, Chip, Group, Input, Stack, Text, TextInput } from "@mantine/core";
import { useId } from "react";
import { withChanged, withoutAt } from "../../parts/list-edits.ts";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { t } from "../../texts/index.ts";
import { newWindow, type WindowDraft } from "./schedule-draft.ts";
import { WEEKDAYS, weekdayName } from "./weekdays.ts";

type Props = {
  windows: WindowDraft[];
  /** It was tried to save: hours without a day are marked. */
  mustNameDays: boolean;
  onChange: (windows: WindowDraft[]) => void;
};

/** The hours in which a rotation counts; none means around the clock. */
export function WindowsFields({ windows, mustNameDays, onChange }: Props) {
  return (
    <Stack gap="xs">
      {windows.map((window, at) => (
        <Window
          key={window.key}
          name={t("schedule.window", { number: at + 1 })}
          window={window}
          lacksDay={mustNameDays && window.weekdays.length === 0}
          onChange={(part) => onChange(withChanged(windows, at, part))}
          onRemove={() => onChange(withoutAt(windows, at))}
        />
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => onChange([...windows, newWindow()])}>
          {t(windows.length ? "schedule.moreWindows" : "schedule.addWindow")}
        </Button>
      </div>
    </Stack>
  );
}

type WindowProps = {
  name: string;
  window: WindowDraft;
  lacksDay: boolean;
  onChange: (part: Partial<WindowDraft>) => void;
  onRemove: () => void;
};

function Window({ name, window, lacksDay, onChange, onRemove }: WindowProps) {
  const heading = useId();
  return (
    <Stack gap={6} role="group" aria-labelledby={heading}>
      <Text size="sm" fw={600} id={heading}>
        {name}
      </Text>
      <Chip.Group
        multiple
        value={window.weekdays.map(String)}
        onChange={(days) => onChange({ weekdays: days.map(Number).sort() })}
      >
        <Group gap={6}>
          {WEEKDAYS.map((day) => (
            <Chip key={day} value={String(day)} size="sm">
              {weekdayName(day, "short")}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {lacksDay ? (
        <Input.Error role="alert" size="sm">
          {t("schedule.windowNoDay")}
        </Input.Error>
      ) : null}
      <Group gap="xs" align="flex-end">
        <TextInput
          type="time"
          label={t("schedule.windowFrom")}
          required
          value={window.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t("schedule.windowTo")}
          required
          value={window.to}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
        <RowButtons name={name} at={0} of={1} onRemove={onRemove} />
      </Group>
    </Stack>
  );
}
