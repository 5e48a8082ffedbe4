import { resolveOnCall } from "./resolve-on-call.ts";
import { windowsAround } from "./restrictions.ts";
import type { OnCall, Rotation, Schedule, Shift } from "./schedule.ts";
import { turnAt, turnStart } from "./turns.ts";

/** The whole stretch as shifts without overlap, in order; gaps are shifts without people. */
export function shiftsBetween(schedule: Schedule, from: Date, until: Date): Shift[] {
  const starts = [from, ...changesBetween(schedule, from, until)];
  const shifts: Shift[] = [];
  starts.forEach((start, index) => {
    const people = resolveOnCall(schedule, start);
    const previous = shifts.at(-1);
    const end = starts[index + 1] ?? until;
    if (previous && samePeople(previous.people, people)) previous.until = end;
    else shifts.push({ from: start, until: end, people });
  });
  return shifts;
}

/**
 * The present shift's end and who follows, within the horizon; null when nothing changes until then.
 * A gap is a change too: then nobody follows.
 */
export function nextOnCall(
  schedule: Schedule,
  at: Date,
  horizonDays = 60,
): { from: Date; people: OnCall[] } | null {
  const present = resolveOnCall(schedule, at);
  const horizon = new Date(at.getTime() + horizonDays * 86_400_000);
  // Day by day, because an hourly rotation has 1,440 hand-overs in sixty days and the first one nearly always counts.
  for (let from = at; from < horizon; from = new Date(from.getTime() + 86_400_000)) {
    const dayEnd = new Date(from.getTime() + 86_400_000);
    for (const change of changesBetween(schedule, from, dayEnd)) {
      const people = resolveOnCall(schedule, change);
      if (!samePeople(present, people)) return { from: change, people };
    }
    const people = resolveOnCall(schedule, dayEnd);
    if (!samePeople(present, people)) return { from: dayEnd, people };
  }
  return null;
}

/** Every instant after `from` and before `until` at which the people may change, in order. */
function changesBetween(schedule: Schedule, from: Date, until: Date): Date[] {
  const { rotations, overrides, timeZone } = schedule;
  const changes = [
    ...rotations.flatMap((rotation) => rotationChanges(rotation, timeZone, from, until)),
    ...overrides.flatMap((override) => [override.from, override.until]),
  ];
  const inside = changes.map(Number).filter((change) => from.getTime() < change && change < until.getTime());
  return [...new Set(inside)].sort((a, b) => a - b).map((change) => new Date(change));
}

function rotationChanges(rotation: Rotation, timeZone: string, from: Date, until: Date): Date[] {
  return [
    ...handOvers(rotation, timeZone, from, until),
    ...windowsAround(rotation.restrictions, timeZone, from, until).flatMap((w) => [w.from, w.until]),
    ...(rotation.endsAt ? [rotation.endsAt] : []),
  ];
}

function handOvers(rotation: Rotation, timeZone: string, from: Date, until: Date): Date[] {
  if (rotation.endsAt && rotation.endsAt <= from) return [];
  const starts: Date[] = [];
  let turn = (turnAt(rotation, timeZone, from) ?? -1) + 1;
  for (let start = turnStart(rotation, timeZone, turn); start < until; ) {
    starts.push(start);
    turn += 1;
    start = turnStart(rotation, timeZone, turn);
  }
  return starts;
}

function samePeople(a: readonly OnCall[], b: readonly OnCall[]): boolean {
  const ids = (people: readonly OnCall[]) => people.map((person) => person.personId).sort();
  return ids(a).join() === ids(b).join();
}
