import { type PersonRef, personRefs, workspaceDefaults } from "#domains/people";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Say } from "#kernel/texts";
import { reachableAnywhere } from "../escalation/reach.ts";
import { type Shift, shiftsBetween } from "../schedule/index.ts";
import { texts } from "../texts.ts";
import type { StoredSchedule } from "./read-schedules.ts";

export type OnCallWarning = {
  code: "gap" | "no-usable-method" | "deactivated";
  scheduleId: string;
  person: PersonRef | null;
  from: string;
  until: string | null;
  says: string;
};

const AHEAD = days(14);

/** What would go wrong within two weeks if nobody did anything: gaps, and people whom nothing could reach. */
export async function onCallWarnings(
  tx: Tx,
  ctx: Ctx,
  schedules: readonly StoredSchedule[],
): Promise<Map<string, OnCallWarning[]>> {
  const now = ctx.clock.now();
  const say = texts((await workspaceDefaults(tx, ctx)).locale);
  const ahead = schedules.map((schedule) => ({
    schedule,
    shifts: shiftsBetween(schedule.resolvable, now, after(now, AHEAD)),
  }));
  const onCall = ahead.flatMap(({ shifts }) => shifts.flatMap((s) => s.people.map((p) => p.personId)));
  const reachable = await reachableAnywhere(tx, ctx, [...new Set(onCall)]);
  return new Map(
    ahead.map(({ schedule, shifts }) => [
      schedule.id,
      [
        ...gapWarnings(schedule, shifts, say),
        ...unreachableWarnings(schedule, shifts, reachable, say),
        ...deactivatedWarnings(schedule, now, say),
      ],
    ]),
  );
}

function gapWarnings(
  schedule: StoredSchedule,
  shifts: readonly Shift[],
  say: Say<"gapWarning">,
): OnCallWarning[] {
  return shifts
    .filter((shift) => shift.people.length === 0)
    .map((shift) => ({
      code: "gap",
      scheduleId: schedule.id,
      person: null,
      from: shift.from.toISOString(),
      until: shift.until.toISOString(),
      says: say("gapWarning", { schedule: schedule.name }),
    }));
}

function unreachableWarnings(
  schedule: StoredSchedule,
  shifts: readonly Shift[],
  reachable: ReadonlySet<string>,
  say: Say<"unreachableWarning">,
): OnCallWarning[] {
  const warned = new Map<string, OnCallWarning>();
  for (const shift of shifts)
    for (const person of personRefs(
      schedule.names,
      shift.people.map((each) => each.personId),
    ))
      if (!reachable.has(person.id) && !warned.has(person.id))
        warned.set(person.id, {
          code: "no-usable-method",
          scheduleId: schedule.id,
          person,
          from: shift.from.toISOString(),
          until: shift.until.toISOString(),
          says: say("unreachableWarning", { name: person.name, schedule: schedule.name }),
        });
  return [...warned.values()];
}

function deactivatedWarnings(
  schedule: StoredSchedule,
  now: Date,
  say: Say<"deactivatedWarning">,
): OnCallWarning[] {
  const placed = new Set(schedule.rotations.flatMap((rotation) => rotation.turns.flat()));
  const gone = [...placed].filter((id) => schedule.deactivated.has(id));
  return personRefs(schedule.names, gone).map((person) => ({
    code: "deactivated",
    scheduleId: schedule.id,
    person,
    from: now.toISOString(),
    until: null,
    says: say("deactivatedWarning", { name: person.name, schedule: schedule.name }),
  }));
}
