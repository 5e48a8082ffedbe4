import { isWithin } from "./restrictions.ts";
import type { OnCall, Override, Rotation, Schedule } from "./schedule.ts";
import { peopleOfTurn, turnAt } from "./turns.ts";

/** Everyone on call at this instant, each person once; empty is a gap. */
export function resolveOnCall(schedule: Schedule, at: Date): OnCall[] {
  return schedule.overrides
    .filter((override) => override.from <= at && at < override.until)
    .reduce(applyOverride, fromRotations(schedule, at));
}

function fromRotations({ rotations, timeZone }: Schedule, at: Date): OnCall[] {
  const layers = [...new Set(rotations.map((rotation) => rotation.layer))].sort((a, b) => b - a);
  for (const layer of layers) {
    const people = rotations
      .filter((rotation) => rotation.layer === layer)
      .flatMap((rotation) => onCallOf(rotation, timeZone, at));
    if (people.length > 0) return eachOnce(people);
  }
  return [];
}

function onCallOf(rotation: Rotation, timeZone: string, at: Date): OnCall[] {
  if (!isWithin(rotation.restrictions, timeZone, at)) return [];
  const turn = turnAt(rotation, timeZone, at);
  if (turn === null) return [];
  return peopleOfTurn(rotation, turn).map((personId) => ({
    personId,
    because: "rotation",
    causeId: rotation.id,
  }));
}

function applyOverride(people: OnCall[], override: Override): OnCall[] {
  const added = override.personIds.map(
    (personId): OnCall => ({ personId, because: "override", causeId: override.id }),
  );
  if (override.kind === "add") return eachOnce([...people, ...added]);
  if (override.replacesPersonId === null) return eachOnce(added);
  // Standing in for somebody who is not on call at this moment changes nothing.
  if (!people.some((person) => person.personId === override.replacesPersonId)) return people;
  const others = people.filter((person) => person.personId !== override.replacesPersonId);
  return eachOnce([...others, ...added]);
}

function eachOnce(people: OnCall[]): OnCall[] {
  const seen = new Set<string>();
  return people.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
}
