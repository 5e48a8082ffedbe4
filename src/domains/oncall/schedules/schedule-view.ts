import { type PersonRef, personRefs } from "#domains/people";
import type { Override, Restriction, Shift, TurnLength } from "../schedule/index.ts";
import type { StoredRotation, StoredSchedule } from "./read-schedules.ts";

export type RotationView = {
  id: string;
  name: string;
  layer: number;
  kind: "daily" | "weekly" | "custom";
  every: TurnLength;
  startsOn: string;
  handOverAt: string;
  endsAt: string | null;
  turns: PersonRef[][];
  restrictions: Restriction[];
};

export type ScheduleView = {
  id: string;
  name: string;
  description: string;
  timeZone: string;
  rotations: RotationView[];
};

export type OverrideView = {
  id: string;
  scheduleId: string;
  kind: "add" | "replace";
  from: string;
  until: string;
  people: PersonRef[];
  replaces: PersonRef | null;
};

export type ShiftView = {
  from: string;
  until: string;
  people: (PersonRef & { because: "rotation" | "override"; causeId: string })[];
};

export const presentSchedule = (schedule: StoredSchedule): ScheduleView => ({
  id: schedule.id,
  name: schedule.name,
  description: schedule.description,
  timeZone: schedule.timeZone,
  rotations: schedule.rotations.map((rotation) => presentRotation(rotation, schedule.names)),
});

function presentRotation(rotation: StoredRotation, names: ReadonlyMap<string, string>): RotationView {
  return {
    id: rotation.id,
    name: rotation.name,
    layer: rotation.layer,
    kind: rotation.kind,
    every: rotation.every,
    startsOn: rotation.startsOn,
    handOverAt: rotation.handOverAt,
    endsAt: rotation.endsAt?.toISOString() ?? null,
    turns: rotation.turns.map((turn) => personRefs(names, turn)),
    restrictions: [...rotation.restrictions],
  };
}

export function presentOverride(
  scheduleId: string,
  override: Override,
  names: ReadonlyMap<string, string>,
): OverrideView {
  const [replaces] = override.replacesPersonId ? personRefs(names, [override.replacesPersonId]) : [];
  return {
    id: override.id,
    scheduleId,
    kind: override.kind,
    from: override.from.toISOString(),
    until: override.until.toISOString(),
    people: personRefs(names, override.personIds),
    replaces: replaces ?? null,
  };
}

export const presentShift = (shift: Shift, names: ReadonlyMap<string, string>): ShiftView => ({
  from: shift.from.toISOString(),
  until: shift.until.toISOString(),
  people: shift.people.map(({ personId, because, causeId }) => ({
    id: personId,
    name: names.get(personId) ?? "?",
    because,
    causeId,
  })),
});
