const formats = new Map<string, Intl.DateTimeFormat>();

/** "23 Nov 15:30 CET (14:30 UTC)": a moment for readers of a page, in its zone (or theirs, if known) and in UTC. */
export function momentWords(at: Date, timeZone: string, locale: string): string {
  const day = format(locale, timeZone, { day: "numeric", month: "short" }, at);
  const utc = `${format(locale, "UTC", { hour: "2-digit", minute: "2-digit" }, at)} UTC`;
  const local = format(locale, timeZone, { hour: "2-digit", minute: "2-digit", timeZoneName: "short" }, at);
  return timeZone === "UTC" || local === utc ? `${day} ${utc}` : `${day} ${local} (${utc})`;
}

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = `${locale} ${timeZone} ${Object.keys(options).join()}`;
  let made = formats.get(key);
  if (!made) {
    // Plain "en" is American to Intl: month before day, and no abbreviations for the zones of Europe.
    made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
      ...options,
      hourCycle: "h23",
      timeZone,
    });
    formats.set(key, made);
  }
  return made.format(at);
}
