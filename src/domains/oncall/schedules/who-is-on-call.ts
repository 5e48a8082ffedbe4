import { allow } from "#domains/access";
import { type PersonRef, personRefs } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { nextOnCall, type OnCall, resolveOnCall } from "../schedule/index.ts";
import { type OnCallWarning, onCallWarnings } from "./on-call-warnings.ts";
import { readSchedules, type StoredSchedule } from "./read-schedules.ts";

export type OnCallNow = {
  schedule: { id: string; name: string; timeZone: string };
  now: PersonRef[];
  until: string | null;
  next: { from: string; people: PersonRef[] } | null;
  warnings: OnCallWarning[];
};

/** Every schedule: who is on call now, until when, who follows, and what would go wrong. */
export async function whoIsOnCall(ctx: Ctx, input: { scheduleIds?: string[] } = {}): Promise<OnCallNow[]> {
  allow(ctx, "oncall.read");
  return ctx.transaction(async (tx) => {
    const at = ctx.clock.now();
    const schedules = await readSchedules(tx, at, input.scheduleIds);
    const warnings = await onCallWarnings(tx, ctx, schedules);
    return schedules.map((schedule) => present(schedule, at, warnings.get(schedule.id) ?? []));
  });
}

/** The people on call for a schedule at this moment, for whoever has to reach them. */
export async function peopleOnCall(tx: Tx, ctx: Ctx, scheduleId: string): Promise<PersonRef[]> {
  const at = ctx.clock.now();
  const [schedule] = await readSchedules(tx, at, [scheduleId]);
  return schedule ? refs(schedule, resolveOnCall(schedule.resolvable, at)) : [];
}

function present(schedule: StoredSchedule, at: Date, warnings: OnCallWarning[]): OnCallNow {
  const change = nextOnCall(schedule.resolvable, at);
  return {
    schedule: { id: schedule.id, name: schedule.name, timeZone: schedule.timeZone },
    now: refs(schedule, resolveOnCall(schedule.resolvable, at)),
    until: change?.from.toISOString() ?? null,
    next: change && { from: change.from.toISOString(), people: refs(schedule, change.people) },
    warnings,
  };
}

const refs = (schedule: StoredSchedule, people: readonly OnCall[]): PersonRef[] =>
  personRefs(
    schedule.names,
    people.map((person) => person.personId),
  );
