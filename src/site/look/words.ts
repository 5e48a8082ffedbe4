import { zoneName } from "#domains/status-pages";
import type { SiteText } from "../texts.ts";

type Style = "full" | "day" | "short" | "clock" | "month";

// Plain "en" means American order to Intl; day before month is what most readers of English pages abroad expect.
const dateLocale = (locale: string) => (locale === "en" ? "en-GB" : locale);

const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  full: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  month: { month: "long", year: "numeric" },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant in words, in a zone, on a clock of 24 hours. */
export function timeWords(instant: Date, style: Style, locale: string, timeZone: string): string {
  const key = `${style} ${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(dateLocale(locale), { ...STYLES[style], hourCycle: "h23", timeZone });
    formats.set(key, format);
  }
  const words = format.format(instant);
  return style === "day" || style === "month" ? words : `${words} ${zoneName(instant, timeZone)}`;
}

/** A plain date (`YYYY-MM-DD`) in words: "12 Nov". */
export const dateWords = (date: string, locale: string): string =>
  timeWords(new Date(`${date}T12:00:00Z`), "day", locale, "UTC");

/** "1 h 12 min", "45 s", "2 d 3 h": at most two units, to the nearest minute as messages say it. */
export function durationWords(exact: number): string {
  const seconds = exact < 60 ? exact : Math.round(exact / 60) * 60;
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [Math.floor(seconds) % 60, "s"],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([n, unit]) => n > 0 && !(unit === "s" && first < 3))
    .map(([n, unit]) => `${n} ${unit}`)
    .join(" ");
}

/** What happened to a component on one day: "14 min partial outage, 3 min major outage". */
export const outageWords = (say: SiteText, day: { partialSeconds: number; majorSeconds: number }): string =>
  [
    day.majorSeconds > 0 ? say("majorFor", { duration: durationWords(day.majorSeconds) }) : "",
    day.partialSeconds > 0 ? say("partialFor", { duration: durationWords(day.partialSeconds) }) : "",
  ]
    .filter(Boolean)
    .join(", ");
