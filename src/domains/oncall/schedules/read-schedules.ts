import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { RotationRow, ScheduleOverrideRow, ScheduleRow } from "#kernel/db/tables";
import { refuse } from "../refusals.ts";
import type { Override, Restriction, Rotation, Schedule } from "../schedule/index.ts";

export type StoredRotation = Rotation & { name: string; kind: "daily" | "weekly" | "custom" };

/** A schedule as stored, and as it resolves: without people who are deactivated. */
export type StoredSchedule = {
  id: string;
  name: string;
  description: string;
  timeZone: string;
  rotations: StoredRotation[];
  overrides: Override[];
  /** Names of everyone who has a place, deactivated people included. */
  names: ReadonlyMap<string, string>;
  deactivated: ReadonlySet<string>;
  resolvable: Schedule;
};

/** Schedules in use, by name, with the overrides that end after `from`. With `ids`, only these. */
export async function readSchedules(tx: Tx, from: Date, ids?: readonly string[]): Promise<StoredSchedule[]> {
  if (ids?.length === 0) return [];
  let query = tx.selectFrom("schedule").selectAll().where("archived_at", "is", null).orderBy("name");
  if (ids) query = query.where("id", "in", [...ids]);
  const schedules = await query.execute();
  if (schedules.length === 0) return [];
  const found = schedules.map((schedule) => schedule.id);
  const rotations = await readRotations(tx, found);
  const overrides = await readOverrides(tx, found, from);
  const people = await readSchedulePeople(
    tx,
    rotations.map(({ rotation }) => rotation),
    overrides.map(asOverride),
  );
  return schedules.map((row) =>
    assemble(
      row,
      rotations.filter((each) => each.scheduleId === row.id).map((each) => each.rotation),
      overrides.filter((each) => each.schedule_id === row.id).map(asOverride),
      people,
    ),
  );
}

export async function readSchedule(tx: Tx, from: Date, id: string): Promise<StoredSchedule> {
  const [schedule] = await readSchedules(tx, from, [id]);
  if (!schedule) throw refuse("schedule-not-found", { id });
  return schedule;
}

type Placed = { scheduleId: string; rotation: StoredRotation };

async function readRotations(tx: Tx, scheduleIds: string[]): Promise<Placed[]> {
  const rows = await tx
    .selectFrom("rotation")
    .selectAll()
    .where("schedule_id", "in", scheduleIds)
    .orderBy("position")
    .execute();
  if (rows.length === 0) return [];
  const rotationIds = rows.map((row) => row.id);
  const members = await tx
    .selectFrom("rotation_member as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .select(["m.rotation_id", "m.turn", "m.person_id"])
    .where("m.rotation_id", "in", rotationIds)
    .orderBy("m.turn")
    .orderBy("p.name")
    .execute();
  return rows.map((row) => ({
    scheduleId: row.schedule_id,
    rotation: asRotation(
      row,
      members.filter((member) => member.rotation_id === row.id),
    ),
  }));
}

const readOverrides = (tx: Tx, scheduleIds: string[], from: Date) =>
  tx
    .selectFrom("schedule_override")
    .selectAll()
    .where("schedule_id", "in", scheduleIds)
    .where("ends_at", ">", from)
    .orderBy("made_at")
    .orderBy("id")
    .execute();

function asRotation(
  row: Selectable<RotationRow>,
  members: readonly { turn: number; person_id: string }[],
): StoredRotation {
  const turns = Array.from({ length: row.turn_count }, (_, turn) =>
    members.filter((member) => member.turn === turn).map((member) => member.person_id),
  );
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    layer: row.layer,
    every: { count: row.every_count, unit: row.every_unit },
    startsOn: row.starts_on,
    handOverAt: row.hand_over_at,
    endsAt: row.ends_at,
    turns,
    // Only ever written through the input's schema.
    restrictions: row.restrictions as unknown as Restriction[],
  };
}

export const asOverride = (row: Selectable<ScheduleOverrideRow>): Override => ({
  id: row.id,
  kind: row.kind,
  from: row.starts_at,
  until: row.ends_at,
  personIds: row.person_ids,
  replacesPersonId: row.replaces_person_id,
});

export type SchedulePeople = { names: Map<string, string>; deactivated: Set<string> };

/** Everyone who has a place in a rotation or an override. */
export async function readSchedulePeople(
  tx: Tx,
  rotations: readonly Rotation[],
  overrides: readonly Override[],
): Promise<SchedulePeople> {
  const ids = new Set([
    ...rotations.flatMap((rotation) => rotation.turns.flat()),
    ...overrides.flatMap(({ personIds, replacesPersonId }) =>
      replacesPersonId ? [...personIds, replacesPersonId] : personIds,
    ),
  ]);
  if (ids.size === 0) return { names: new Map(), deactivated: new Set() };
  const rows = await tx
    .selectFrom("person")
    .select(["id", "name", "deactivated_at"])
    .where("id", "in", [...ids])
    .execute();
  return {
    names: new Map(rows.map((row) => [row.id, row.name])),
    deactivated: new Set(rows.filter((row) => row.deactivated_at).map((row) => row.id)),
  };
}

/** The schedule as it counts: places of deactivated people are empty. */
export function withoutDeactivated(schedule: Schedule, deactivated: ReadonlySet<string>): Schedule {
  const active = (ids: readonly string[]) => ids.filter((id) => !deactivated.has(id));
  return {
    timeZone: schedule.timeZone,
    rotations: schedule.rotations.map((rotation) => ({ ...rotation, turns: rotation.turns.map(active) })),
    overrides: schedule.overrides.map((override) => ({ ...override, personIds: active(override.personIds) })),
  };
}

function assemble(
  row: Selectable<ScheduleRow>,
  rotations: StoredRotation[],
  overrides: Override[],
  { names, deactivated }: SchedulePeople,
): StoredSchedule {
  const timeZone = row.time_zone;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    timeZone,
    rotations,
    overrides,
    names,
    deactivated,
    resolvable: withoutDeactivated({ timeZone, rotations, overrides }, deactivated),
  };
}
