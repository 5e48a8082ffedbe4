import type { NetResponse } from "#kernel/net";
import type { Verdict } from "./channel.ts";

const LATER = new Set([408, 425, 429]);

/** What an HTTP answer means for a message: the usual reading, for channels whose provider says nothing special. */
export function verdictOfHttp(response: NetResponse, now: Date): Verdict {
  const { status, ok, text } = response;
  if (ok) return { sent: true, says: `HTTP ${status}` };
  const reason = `HTTP ${status}${text.trim() === "" ? "" : `: ${text.slice(0, 200)}`}`;
  if (status >= 500 || LATER.has(status))
    return { sent: false, retry: "later", reason, ...wait(response, now) };
  if (status === 410) return { sent: false, retry: "never", reason: "HTTP 410: gone", suppressAddress: true };
  if (status < 400)
    return { sent: false, retry: "never", reason: `HTTP ${status}: redirects are not followed` };
  return { sent: false, retry: "never", reason };
}

function wait({ headers }: NetResponse, now: Date): { retryAfterSeconds?: number } {
  const seconds = retryAfterSeconds(headers["retry-after"], now);
  return seconds === null ? {} : { retryAfterSeconds: seconds };
}

/** RFC 9110: seconds, or a date. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
