/** 1 Monday … 7 Sunday, as schedules count them. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const A_MONDAY = Date.UTC(2024, 0, 1);

export const weekdayName = (day: number, length: "short" | "long" = "long"): string =>
  new Intl.DateTimeFormat(undefined, { weekday: length, timeZone: "UTC" }).format(
    A_MONDAY + (day - 1) * 86_400_000,
  );

/** The weekday of a local date such as 2026-11-23. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
