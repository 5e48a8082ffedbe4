import { Temporal } from "temporal-polyfill";

// No zone of today changes its offset except at a quarter of an hour, so one look-up serves fifteen minutes.
const QUARTER_HOUR_MS = 900_000;
const MOST_REMEMBERED = 20_000;
const offsets = new Map<string, number>();

/** ISO 8601 with milliseconds in the offset of the page's zone, `Z` for UTC: Statuspage's form. */
export function pageTime(instant: Date, timeZone: string): string {
  if (timeZone === "UTC" || timeZone === "Etc/UTC") return instant.toISOString();
  const offsetMinutes = offsetAt(instant, timeZone);
  const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  return `${local}${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function offsetAt(instant: Date, timeZone: string): number {
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_REMEMBERED) offsets.clear();
  const nanoseconds = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  ).offsetNanoseconds;
  const minutes = Math.trunc(nanoseconds / 60e9);
  offsets.set(key, minutes);
  return minutes;
}

const two = (n: number) => String(n).padStart(2, "0");
