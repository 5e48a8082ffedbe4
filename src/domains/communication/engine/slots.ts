import { after, minutes } from "#kernel/clock";

/**
 * Times are slots in a message's words, filled per recipient: `{{ next_update }}`, `{{ sent_at }}`, `{{ duration }}`
 * and `{{ time 2026-11-23T14:30Z }}`. The promised time in the words and the deadline are so one value.
 */
export const NEXT_UPDATE = "{{ next_update }}";
export const SENT_AT = "{{ sent_at }}";
export const DURATION = "{{ duration }}";

const SLOT = /\{\{ ?(next_update|sent_at|duration|time [0-9TZ:.+-]+) ?\}\}/g;
const SOME_SLOT = /\{\{[^}]*\}\}/g;

export const timeSlot = (at: Date): string => `{{ time ${at.toISOString().slice(0, 16)}Z }}`;

export type SlotValues = {
  nextUpdateAt: Date | null;
  sentAt: Date;
  /** When the impact began and ended; the duration counts to `sentAt` while it goes on. */
  startedAt: Date;
  endedAt: Date | null;
};

export type Reader = { timeZone: string; locale: string };

/** Fills every slot for one reader. */
export const fillSlots = (words: string, values: SlotValues, reader: Reader): string =>
  words.replace(SLOT, (slot, name: string) => slotValue(name, values, reader) ?? slot);

/** The distinct slots in a text, in order of appearance. */
export const slotsIn = (words: string): string[] => [...new Set(words.match(SLOT) ?? [])];

/** Slots that nothing fills, such as a typing error in a hand edit. */
export const unknownSlots = (words: string): string[] =>
  [...new Set(words.match(SOME_SLOT) ?? [])].filter((found) => !new RegExp(SLOT.source).test(found));

/** Whether the words carry the promised time. */
export const saysNextUpdate = (words: string): boolean => /\{\{ ?next_update ?\}\}/.test(words);

function slotValue(name: string, values: SlotValues, reader: Reader): string | null {
  if (name === "next_update")
    return values.nextUpdateAt && timeForReader(values.nextUpdateAt, values.sentAt, reader);
  if (name === "sent_at") return timeForReader(values.sentAt, values.sentAt, reader);
  if (name === "duration") return durationWords(values.startedAt, values.endedAt ?? values.sentAt);
  const at = new Date(name.slice("time ".length));
  return Number.isNaN(at.getTime()) ? null : timeForReader(at, values.sentAt, reader);
}

/** `14:30 CET (13:30 UTC)`; with the day when it is another day than that of reading, in the reader's zone. */
export function timeForReader(at: Date, now: Date, reader: Reader): string {
  const local = clockTime(at, now, reader.timeZone, reader.locale);
  if (isUtc(at, reader.timeZone)) return `${clockTime(at, now, "UTC", reader.locale)} UTC`;
  const utc = `${clockTime(at, at, "UTC", reader.locale)} UTC`;
  return `${local} ${zoneName(at, reader)} (${utc})`;
}

export function durationWords(from: Date, to: Date): string {
  const total = Math.max(0, Math.round((to.getTime() - from.getTime()) / minutes(1)));
  const [h, m] = [Math.floor(total / 60), total % 60];
  if (h === 0) return `${m} min`;
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}

function clockTime(at: Date, now: Date, timeZone: string, locale: string): string {
  const time = format(locale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
  const sameDay = dayIn(at, timeZone) === dayIn(now, timeZone);
  return sameDay ? time : `${format(locale, { timeZone, day: "numeric", month: "short" }, at)} ${time}`;
}

const dayIn = (at: Date, timeZone: string): string =>
  format("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }, at);

const isUtc = (at: Date, timeZone: string): boolean =>
  timeZone === "UTC" || zoneOffset(at, timeZone) === zoneOffset(at, "UTC");

const zoneOffset = (at: Date, timeZone: string): string => part(at, "en", timeZone, "longOffset");

// English (Great Britain) knows the abbreviations of Europe (CET), English (US) those of America (EST).
function zoneName(at: Date, { timeZone }: Reader): string {
  const names = ["en-GB", "en-US"].map((locale) => part(at, locale, timeZone, "short"));
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

const part = (at: Date, locale: string, timeZone: string, style: "short" | "longOffset"): string =>
  formatter(locale, { timeZone, timeZoneName: style })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;

const format = (locale: string, options: Intl.DateTimeFormatOptions, at: Date): string =>
  formatter(locale === "en" ? "en-GB" : locale, options).format(at);

// Making a formatter costs a thousand times more than using one, and a fan-out formats for every recipient.
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** When a promise of so many minutes is due. */
export const dueIn = (now: Date, count: number): Date => after(now, minutes(count));
