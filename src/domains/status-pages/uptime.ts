import { Temporal } from "temporal-polyfill";
import type { ComponentState } from "./types.ts";

/** Seconds of outage on one day of the page's zone. */
export type OutageDay = { date: string; partialSeconds: number; majorSeconds: number };

/** A day before the component's start has no data and does not count. */
export type UptimeDay = OutageDay & { hasData: boolean };

/** A component's state from `at` on. */
export type StateChange = { at: Date; state: ComponentState };

export const SHOWN_DAYS = 90;
const DAY_SECONDS = 86_400;
/** A partial outage counts 30 % of a major one. Not configurable at Statuspage. */
const PARTIAL_WEIGHT = 0.3;

/** A day of the page's zone, `YYYY-MM-DD`; from and to are milliseconds, the second one is the next day's first. */
export type ShownDay = { date: string; from: number; to: number };

/** The `count` days that end with today in the page's zone, oldest first. Made once per page: zones are slow. */
export function shownDays(now: Date, timeZone: string, count = SHOWN_DAYS): ShownDay[] {
  const today = plainDate(now, timeZone);
  const dates = Array.from({ length: count + 1 }, (_, i) =>
    today.subtract({ days: count - 1 - i }).toString(),
  );
  const starts = dates.map((date) => dayStart(date, timeZone).getTime());
  return dates.slice(0, count).map((date, i) => ({ date, from: starts[i] ?? 0, to: starts[i + 1] ?? 0 }));
}

/** The day of an instant in a zone, as `YYYY-MM-DD`. */
export const dateIn = (instant: Date, timeZone: string): string => plainDate(instant, timeZone).toString();

/** When a day of a zone begins. */
const dayStart = (date: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

const plainDate = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/**
 * Seconds of partial and major outage on each of the given consecutive days, from a component's state changes
 * (oldest first, the last one before the first day included). Nothing after `now` is counted.
 */
export function outagePerDay(
  changes: readonly StateChange[],
  days: readonly ShownDay[],
  now: Date,
): OutageDay[] {
  const outages = outagePeriods(changes, now);
  return days.map((day) => ({
    date: day.date,
    partialSeconds: secondsWithin(day, outages, "partial_outage"),
    majorSeconds: secondsWithin(day, outages, "major_outage"),
  }));
}

const secondsWithin = (day: ShownDay, outages: readonly Period[], state: ComponentState): number => {
  const parts = outages.map((outage) =>
    outage.state === state ? Math.max(0, Math.min(outage.to, day.to) - Math.max(outage.from, day.from)) : 0,
  );
  return Math.floor(sum(parts) / 1000);
};

type Period = { state: ComponentState; from: number; to: number };

const outagePeriods = (changes: readonly StateChange[], now: Date): Period[] =>
  changes
    .map(({ state, at }, i) => ({
      state,
      from: at.getTime(),
      to: Math.min(changes[i + 1]?.at.getTime() ?? now.getTime(), now.getTime()),
    }))
    .filter(({ state, from, to }) => (state === "partial_outage" || state === "major_outage") && to > from);

/** Marks the days before a component's first day (`YYYY-MM-DD`, null: all days count). */
export const withStart = (days: readonly OutageDay[], startDate: string | null): UptimeDay[] =>
  days.map((day) => ({ ...day, hasData: startDate === null || day.date >= startDate }));

/**
 * Uptime in per cent with at most two decimals, truncated, never rounded up (wire-status 1.4); today counts as a full
 * day. Null when no day has data.
 */
export function uptimePercent(days: readonly UptimeDay[]): number | null {
  const counted = days.filter((day) => day.hasData);
  if (counted.length === 0) return null;
  const partial = sum(counted.map((day) => day.partialSeconds));
  const major = sum(counted.map((day) => day.majorSeconds));
  const down = (major + PARTIAL_WEIGHT * partial) / (DAY_SECONDS * counted.length);
  // A day of 25 hours that is down throughout would give less than nothing.
  return Math.max(0, Math.floor((1 - down) * 10_000) / 100);
}

/** As Statuspage prints it: "100.0", "99.5", "99.92". */
export const formatUptime = (percent: number): string =>
  Number.isInteger(percent) ? percent.toFixed(1) : String(percent);

/** A group's days: the integer averages of its components' seconds. A day has data when a component has. */
export function groupDays(components: readonly (readonly UptimeDay[])[]): UptimeDay[] {
  const [first] = components;
  if (!first) return [];
  return first.map((day, i) => ({
    date: day.date,
    partialSeconds: average(components.map((days) => days[i]?.partialSeconds ?? 0)),
    majorSeconds: average(components.map((days) => days[i]?.majorSeconds ?? 0)),
    hasData: components.some((days) => days[i]?.hasData),
  }));
}

/** Seconds of outage with partial outages weighed. */
export const weightedSeconds = (day: OutageDay): number =>
  day.majorSeconds + PARTIAL_WEIGHT * day.partialSeconds;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const average = (numbers: readonly number[]) => Math.floor(sum(numbers) / numbers.length);
