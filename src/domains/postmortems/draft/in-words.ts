const UNITS = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
  ["seconds", 1],
] as const;

/** A duration in its two largest units: “1 hour 20 minutes”. */
export function durationInWords(seconds: number, locale: string): string {
  const start = UNITS.findIndex(([, size]) => seconds >= size);
  const chosen = UNITS.slice(start < 0 ? -1 : start).slice(0, seconds < 60 ? 1 : 2);
  const parts: Record<string, number> = {};
  let rest = seconds;
  for (const [unit, size] of chosen) {
    parts[unit] = Math.floor(rest / size);
    rest %= size;
  }
  const format = new Intl.DurationFormat(locale, {
    style: "long",
    secondsDisplay: seconds < 1 ? "always" : "auto",
  });
  return format.format(parts).replaceAll(",", "");
}

/** “2026-11-23 14:05 UTC”: the same everywhere, because postmortems are read everywhere. */
export const momentInWords = (at: Date | string): string =>
  `${(typeof at === "string" ? at : at.toISOString()).slice(0, 16).replace("T", " ")} UTC`;

/** Lines as one Markdown list; nothing when there is none. */
export const bullets = (lines: readonly (string | null)[]): string =>
  lines
    .filter((line) => line !== null)
    .map((line) => `- ${line}`)
    .join("\n");

/** Lines as paragraphs. */
export const paragraphs = (lines: readonly (string | null)[]): string =>
  lines.filter((line) => line !== null).join("\n\n");
