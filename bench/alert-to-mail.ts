import { setTimeout as sleep } from "node:timers/promises";
import type { MailSink } from "./mail-sink.ts";
import { type Product, ROUTING_KEY } from "./product.ts";

const PAUSE_MS = 200;

/** Milliseconds from an alert's acceptance until the mail to the person on call is at the mail server. */
export async function alertToMail({ base }: Product, sink: MailSink, alerts: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < alerts; n++) {
    const name = `measured${n}x`;
    const arrived = sink.arrival(name);
    const answer = await fetch(`${base}/v2/enqueue`, {
      method: "POST",
      body: JSON.stringify({
        routing_key: ROUTING_KEY,
        event_action: "trigger",
        dedup_key: name,
        payload: { summary: name, source: "shop-web-1", severity: "critical" },
      }),
    });
    const acceptedAt = performance.now();
    if (answer.status !== 202) throw new Error(`an alert was answered with ${answer.status}`);
    taken.push(Math.max(0, (await within(arrived, 30_000)) - acceptedAt));
    await sleep(PAUSE_MS);
  }
  return taken;
}

function within<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  const late = sleep(ms, undefined, { ref: false }).then(() => {
    throw new Error(`nothing came within ${ms / 1000} seconds`);
  });
  return Promise.race([promise, late]);
}
