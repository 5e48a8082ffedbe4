import { Temporal } from "temporal-polyfill";
import type { Restriction } from "./schedule.ts";

export type Window = { from: Date; until: Date };

/** No restriction means always. */
export function isWithin(restrictions: readonly Restriction[], timeZone: string, at: Date): boolean {
  if (restrictions.length === 0) return true;
  return windowsAround(restrictions, timeZone, at, at).some(({ from, until }) => from <= at && at < until);
}

/** Every window that opens from the day before `from` to the day of `until`. */
export function windowsAround(
  restrictions: readonly Restriction[],
  timeZone: string,
  from: Date,
  until: Date,
): Window[] {
  const windows: Window[] = [];
  const lastDay = localDay(until, timeZone);
  // A window that opened yesterday may still be open.
  let day = localDay(from, timeZone).subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    for (const restriction of restrictions) {
      if (restriction.weekdays.includes(day.dayOfWeek)) windows.push(windowOn(day, restriction, timeZone));
    }
  }
  return windows;
}

function windowOn(day: Temporal.PlainDate, { from, to }: Restriction, timeZone: string): Window {
  const lastDay = to <= from ? day.add({ days: 1 }) : day;
  return { from: instant(day, from, timeZone), until: instant(lastDay, to, timeZone) };
}

function instant(day: Temporal.PlainDate, time: string, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

function localDay(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}
