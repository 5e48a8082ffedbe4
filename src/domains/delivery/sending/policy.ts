import { after, hours, minutes, seconds } from "#kernel/clock";
import type { Verdict } from "../channel.ts";
import type { Urgency } from "../purpose.ts";

export type RetryPolicy = {
  /** A hand-over that takes longer is broken off and counts as "later". */
  handOverMs: number;
  /** Waits before the second, third … attempt. After the last one we give up. */
  waitsMs: readonly number[];
};

export const retryPolicies: Readonly<Record<Urgency, RetryPolicy>> = {
  // Somebody must act now: try hard for ten minutes, by then escalation has moved on.
  urgent: {
    handOverMs: seconds(8),
    waitsMs: [
      seconds(2),
      seconds(5),
      seconds(10),
      seconds(20),
      seconds(40),
      minutes(1),
      minutes(2),
      minutes(5),
    ],
  },
  // Confirmations and invitations: a mail server may be away for a working day.
  transactional: {
    handOverMs: seconds(20),
    waitsMs: [seconds(10), minutes(1), minutes(5), minutes(30), hours(2), hours(5), hours(10)],
  },
  // Status news: worth repeating until the next update says more.
  bulk: {
    handOverMs: seconds(30),
    waitsMs: [seconds(30), minutes(2), minutes(10), minutes(30), hours(1), hours(2), hours(4)],
  },
};

/** Nobody may make us wait longer than this by `Retry-After`. */
const LONGEST_WAIT_MS = hours(1);

export type AfterAttempt =
  | { state: "sent"; providerId: string | null; says: string | null }
  | { state: "queued"; nextAttemptAt: Date; says: string }
  | { state: "failed"; says: string; suppressAddress: boolean };

/** What becomes of a delivery after an attempt. `attempts` counts this one. */
export function afterAttempt(urgency: Urgency, attempts: number, verdict: Verdict, now: Date): AfterAttempt {
  if (verdict.sent)
    return { state: "sent", providerId: verdict.providerId ?? null, says: verdict.says ?? null };
  if (verdict.retry === "never")
    return { state: "failed", says: verdict.reason, suppressAddress: verdict.suppressAddress === true };
  const wait = retryPolicies[urgency].waitsMs[attempts - 1];
  if (wait === undefined)
    return {
      state: "failed",
      says: `gave up after ${attempts} attempts: ${verdict.reason}`,
      suppressAddress: false,
    };
  const asked = Math.min(seconds(verdict.retryAfterSeconds ?? 0), LONGEST_WAIT_MS);
  return { state: "queued", nextAttemptAt: after(now, Math.max(wait, asked)), says: verdict.reason };
}
