import { after, days, hours, minutes, seconds } from "#kernel/clock";

/** Waits before the second, third … attempt, as Standard Webhooks recommends; after the last one we give up. */
export const webhookWaitsMs: readonly number[] = [
  seconds(5),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(14),
  hours(20),
];

/** An endpoint that failed for this long without a single success is switched off. */
export const DISABLE_AFTER_MS = days(5);

/** While a message waits for its first, short retry the ones behind it wait too; later they go past it. */
const LINE_WAITS_FOR_ATTEMPTS = 1;

export type Waiting = { id: string; attempts: number; nextAttemptAt: Date };

/** The message to send next, given those that wait in the order of their events; null when none may go now. */
export function nextToSend<Message extends Waiting>(waiting: readonly Message[], now: Date): Message | null {
  return frontOfLine(waiting).find(({ nextAttemptAt }) => nextAttemptAt <= now) ?? null;
}

/** When `nextToSend` may have an answer again; null when nothing waits. */
export function nextLook(waiting: readonly Waiting[]): Date | null {
  const times = frontOfLine(waiting).map(({ nextAttemptAt }) => nextAttemptAt.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Those that may go: up to and including the first one that everything behind it waits for. */
function frontOfLine<Message extends Waiting>(waiting: readonly Message[]): readonly Message[] {
  const stop = waiting.findIndex(({ attempts }) => attempts <= LINE_WAITS_FOR_ATTEMPTS);
  return stop === -1 ? waiting : waiting.slice(0, stop + 1);
}

/** When a message is tried again after `attempts` failures; null: never. */
export function nextAttemptAt(attempts: number, now: Date, retryAfterSeconds: number | null): Date | null {
  const wait = webhookWaitsMs[attempts - 1];
  if (wait === undefined) return null;
  return after(now, Math.max(wait, Math.min(seconds(retryAfterSeconds ?? 0), hours(24))));
}

/** Whether an endpoint that takes `patterns` takes this event: `incident.declared`, `incident.*` or `*`. */
export const takesEvent = (patterns: readonly string[], eventName: string): boolean =>
  patterns.some(
    (pattern) =>
      pattern === "*" ||
      pattern === eventName ||
      (pattern.endsWith(".*") && eventName.startsWith(pattern.slice(0, -1))),
  );
