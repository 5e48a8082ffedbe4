import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { ScheduleView } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { FormPage } from "../../parts/form-page.tsx";
import { moved, withChanged, withoutAt } from "../../parts/list-edits.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { t } from "../../texts/index.ts";
import { usePeople } from "../incidents/queries.ts";
import { RotationFields } from "./rotation-fields.tsx";
import {
  newRotation,
  newSchedule,
  type ScheduleDraft,
  scheduleBody,
  scheduleDraft,
} from "./schedule-draft.ts";
import { ShiftPreview } from "./shift-preview.tsx";
import type { Option } from "./turns-fields.tsx";

export const NEW = "new";

/** Makes or changes a schedule; the next two weeks are shown while it is edited. */
export function ScheduleEditor() {
  const { scheduleId } = useParams({ strict: false }) as { scheduleId: string }; // this route has the parameter
  const schedule = useQuery({
    queryKey: ["schedule", scheduleId],
    queryFn: () => api.get<ScheduleView>(`/schedules/${scheduleId}`),
    enabled: scheduleId !== NEW,
  });
  if (scheduleId === NEW) return <Editor schedule={null} />;
  return <Loaded query={schedule}>{(view) => <Editor schedule={view} />}</Loaded>;
}

const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = (present: string): string[] => [
  ...new Set(["UTC", here(), present, ...Intl.supportedValuesOf("timeZone")]),
];

function Editor({ schedule }: { schedule: ScheduleView | null }) {
  const saved = useMemo(() => (schedule ? scheduleDraft(schedule) : newSchedule(here())), [schedule]);
  const state = useDraft<ScheduleDraft>(saved);
  const { draft, change } = state;
  const navigate = useNavigate();
  const leave = () => navigate({ to: "/on-call" });
  const saving = useAct(
    () =>
      schedule
        ? api.patch(`/schedules/${schedule.id}`, scheduleBody(draft))
        : api.post("/schedules", scheduleBody(draft)),
    ["schedule"],
    leave,
  );
  const [isAttempted, setAttempted] = useState(false);
  return (
    <FormPage
      title={schedule ? schedule.name : t("schedule.new")}
      state={state}
      saving={saving}
      onSave={() => (lacksDay(draft) ? setAttempted(true) : saving.mutate(undefined))}
      onLeave={leave}
    >
      <Basics draft={draft} change={change} />
      <Rotations
        rotations={draft.rotations}
        people={useOptions(schedule)}
        mustNameDays={isAttempted}
        onChange={(rotations) => change({ rotations })}
      />
      <ShiftPreview draft={draft} {...(schedule && { scheduleId: schedule.id })} />
    </FormPage>
  );
}

const lacksDay = ({ rotations }: ScheduleDraft): boolean =>
  rotations.some(({ windows }) => windows.some(({ weekdays }) => weekdays.length === 0));

type BasicsProps = { draft: ScheduleDraft; change: (part: Partial<ScheduleDraft>) => void };

const Basics = ({ draft, change }: BasicsProps) => (
  <Stack gap="sm" maw={640}>
    <TextInput
      label={t("schedule.name")}
      required
      value={draft.name}
      onChange={(event) => change({ name: event.currentTarget.value })}
    />
    <Select
      label={t("schedule.timeZone")}
      description={t("schedule.timeZoneHint")}
      data={zones(draft.timeZone)}
      searchable
      allowDeselect={false}
      limit={100}
      value={draft.timeZone}
      onChange={(timeZone) => timeZone && change({ timeZone })}
    />
    <Textarea
      label={t("schedule.description")}
      autosize
      minRows={1}
      value={draft.description}
      onChange={(event) => change({ description: event.currentTarget.value })}
    />
  </Stack>
);

type RotationsProps = {
  rotations: ScheduleDraft["rotations"];
  people: Option[];
  mustNameDays: boolean;
  onChange: (rotations: ScheduleDraft["rotations"]) => void;
};

const Rotations = ({ rotations, people, mustNameDays, onChange }: RotationsProps) => (
  <>
    {rotations.map((rotation, at) => (
      <RotationFields
        key={rotation.key}
        rotation={rotation}
        at={at}
        of={rotations.length}
        people={people}
        mustNameDays={mustNameDays}
        onChange={(part) => onChange(withChanged(rotations, at, part))}
        onMove={(by) => onChange(moved(rotations, at, by))}
        onRemove={() => onChange(withoutAt(rotations, at))}
      />
    ))}
    <Group>
      <Button
        variant="default"
        onClick={() =>
          onChange([...rotations, newRotation(t("schedule.rotation", { number: rotations.length + 1 }))])
        }
      >
        {t("schedule.addRotation")}
      </Button>
    </Group>
  </>
);

/** Everybody who can be chosen, and whoever has a place already though they left. */
function useOptions(schedule: ScheduleView | null): Option[] {
  const people = usePeople();
  const placed = schedule?.rotations.flatMap(({ turns }) => turns.flat()) ?? [];
  const names = new Map([...placed, ...(people.data?.items ?? [])].map(({ id, name }) => [id, name]));
  return [...names].map(([value, label]) => ({ value, label }));
}
