import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "../kills/random.ts";

export type Action = "trigger" | "acknowledge" | "resolve";

/** One request to the intake. A repetition of the same event is another attempt with another mark. */
export type Attempt = {
  mark: string;
  key: string;
  action: Action;
  sentAt: number;
  /** The status of the answer; null when none came, so that nobody knows whether it was accepted. */
  answer: number | null;
};

export type Senders = {
  attempts: Attempt[];
  /** Finishes the alerts that were begun. */
  stop(): Promise<void>;
};

const SENDERS = 8;
const STORIES = [
  ["trigger"],
  ["trigger", "trigger"],
  ["trigger", "acknowledge"],
  ["trigger", "resolve"],
  ["trigger", "acknowledge", "resolve"],
] as const satisfies [Action[], ...Action[][]];

/** Monitors that repeat an event until it was accepted, each with alerts of its own, at the same time. */
export function startSenders(
  target: { base: string; routingKey: string },
  random: Random,
  perSecond: number,
): Senders {
  const attempts: Attempt[] = [];
  let stopped = false;

  async function sender(name: number): Promise<void> {
    for (let alert = 1; !stopped; alert++)
      for (const action of random.oneOf<readonly Action[]>(STORIES)) {
        await untilAccepted(target, { key: `sender${name}-alert${alert}`, action }, attempts);
        await sleep((random.between(0.2, 1.8) * SENDERS * 1000) / perSecond);
      }
  }

  const running = Promise.all(Array.from({ length: SENDERS }, (_, name) => sender(name)));
  return {
    attempts,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

async function untilAccepted(
  target: { base: string; routingKey: string },
  event: { key: string; action: Action },
  attempts: Attempt[],
): Promise<void> {
  for (let again = 0; ; again++) {
    const attempt: Attempt = {
      ...event,
      mark: `${event.key}/${event.action}/${attempts.length}`,
      sentAt: Date.now(),
      answer: null,
    };
    attempts.push(attempt);
    attempt.answer = await post(target, attempt);
    // A refusal would come again; the judge says so.
    if (attempt.answer === 202 || (attempt.answer !== null && isRefusal(attempt.answer))) return;
    await sleep(Math.min(100 * 2 ** again, 1_000));
  }
}

export const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

async function post(
  { base, routingKey }: { base: string; routingKey: string },
  { mark, key, action }: Attempt,
): Promise<number | null> {
  const payload = {
    summary: `${key} failed`,
    source: "crash",
    severity: "critical",
    custom_details: { mark },
  };
  const event = { routing_key: routingKey, event_action: action, dedup_key: key, payload };
  try {
    const answer = await fetch(`${base}/v2/enqueue`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
