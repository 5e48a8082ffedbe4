import { Temporal } from "temporal-polyfill";
import type { Rotation, TurnLength } from "./schedule.ts";

/**
 * Hand-overs happen at the wall-clock time of the schedule's zone, so "every Monday 09:00" stays 09:00 through
 * daylight saving. A hand-over at a time the clock skips happens by the offset in force before (02:30 becomes
 * 03:30), one at a time that comes twice happens the first time (RFC 5545 3.3.5).
 */
export function turnStart(rotation: Rotation, timeZone: string, turn: number): Date {
  const local = firstHandOver(rotation).add(durationOf(rotation.every, turn));
  return new Date(local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds);
}

/** The number of the turn in force, counted from 0; null before the first hand-over and after the end. */
export function turnAt(rotation: Rotation, timeZone: string, at: Date): number | null {
  if (rotation.endsAt && at >= rotation.endsAt) return null;
  let turn = estimateTurn(rotation, timeZone, at);
  // Around a clock change wall time alone misleads by a turn or two of a short rotation; the instants decide.
  while (turn >= 0 && turnStart(rotation, timeZone, turn) > at) turn -= 1;
  if (turn < 0) return null;
  while (turnStart(rotation, timeZone, turn + 1) <= at) turn += 1;
  return turn;
}

export function peopleOfTurn(rotation: Rotation, turn: number): readonly string[] {
  return rotation.turns[turn % rotation.turns.length] ?? [];
}

function firstHandOver(rotation: Rotation): Temporal.PlainDateTime {
  return Temporal.PlainDate.from(rotation.startsOn).toPlainDateTime(
    Temporal.PlainTime.from(rotation.handOverAt),
  );
}

function durationOf(every: TurnLength, turns: number): Temporal.DurationLike {
  return { [every.unit]: every.count * turns };
}

const hoursPer = { hours: 1, days: 24, weeks: 168 } as const;

function estimateTurn(rotation: Rotation, timeZone: string, at: Date): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  const elapsed = local.since(firstHandOver(rotation), { largestUnit: "hours" }).total("hours");
  return Math.floor(elapsed / (rotation.every.count * hoursPer[rotation.every.unit]));
}
