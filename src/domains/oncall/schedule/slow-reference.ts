import type { Rotation } from "./schedule.ts";

/**
 * The obvious way, for tests: walk UTC minute by minute, read the wall clock of the zone, and write down the minute
 * at which each wall-clock time came first. Shares no arithmetic with the real resolution.
 */
export function slowTurnStarts(
  rotation: Rotation,
  timeZone: string,
  walkFrom: Date,
  walkUntil: Date,
): Date[] {
  const firstMinuteOf = wallClock(timeZone, walkFrom, walkUntil);
  const starts: Date[] = [];
  let local = Date.parse(`${rotation.startsOn}T${rotation.handOverAt}Z`);
  const step = rotation.every.count * { hours: 60, days: 1440, weeks: 10_080 }[rotation.every.unit] * 60_000;
  for (; ; local += step) {
    const start = firstMinuteOf(local);
    if (start === null) return starts;
    starts.push(start);
  }
}

function wallClock(timeZone: string, from: Date, until: Date): (local: number) => Date | null {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const firstMinute = new Map<number, Date>();
  for (let at = from.getTime(); at < until.getTime(); at += 60_000) {
    const local = Date.parse(`${format.format(at).replace(" ", "T")}Z`);
    if (!firstMinute.has(local)) firstMinute.set(local, new Date(at));
  }
  const skippedHours = 3 * 3_600_000;
  const lastSeen = [...firstMinute.keys()].at(-1) ?? 0;
  return (local) => {
    const seen = firstMinute.get(local);
    if (seen) return seen;
    // A time the clock skips: as long after the same earlier time as it would have been without the change.
    const earlier = firstMinute.get(local - skippedHours);
    return earlier && local < lastSeen ? new Date(earlier.getTime() + skippedHours) : null;
  };
}
