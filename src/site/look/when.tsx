import type { PageInfo } from "#domains/status-pages";
import { timeWords } from "./words.ts";

const isUtc = (timeZone: string) => timeZone === "UTC" || timeZone === "Etc/UTC";

/**
 * A moment in the page's zone and in UTC. The script puts the reader's own zone in the place of the page's.
 */
export function When({ at, page, form = "full" }: { at: Date; page: PageInfo; form?: "full" | "short" }) {
  const words = timeWords(at, form, page.locale, page.timeZone);
  return (
    <time class="t" dateTime={at.toISOString()}>
      {words}
      {isUtc(page.timeZone) ? null : <span class="utc"> ({timeWords(at, "clock", page.locale, "UTC")})</span>}
    </time>
  );
}
