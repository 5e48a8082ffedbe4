const formats = new Map<string, Intl.DateTimeFormat>();

/** "23 Nov 15:30 CET (14:30 UTC)": a moment for readers of a page, in its zone (or theirs, if known) and in UTC. */
export function momentWords(at: Date, timeZone: string, locale: string): string {
  const day = format(locale, timeZone, { day: "numeric", month: "short" }, at);
  const utc = `${format(locale, "UTC", { hour: "2-digit", minute: "2-digit" }, at)} UTC`;
  const clock = format(locale, timeZone, { hour: "2-digit", minute: "2-digit" }, at);
  const local = `${clock} ${zoneName(at, timeZone)}`;
  return timeZone === "UTC" || local === utc ? `${day} ${utc}` : `${day} ${local} (${utc})`;
}

/** "CET", "EST". British English knows the abbreviations of Europe, American English those of America. */
export function zoneName(at: Date, timeZone: string): string {
  const names = ["en-GB", "en-US"].map((locale) => {
    const parts = formatter(locale, timeZone, { timeZoneName: "short" }).formatToParts(at);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  });
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

const format = (locale: string, timeZone: string, options: Intl.DateTimeFormatOptions, at: Date): string =>
  // Plain "en" is American to Intl, with the month before the day.
  formatter(locale === "en" ? "en-GB" : locale, timeZone, options).format(at);

// Making a formatter costs a thousand times more than using it.
function formatter(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, hourCycle: "h23", timeZone });
  formats.set(key, made);
  return made;
}
