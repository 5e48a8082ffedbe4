import { setTimeout as sleep } from "node:timers/promises";
import { previewUpdate, stageIncident } from "./incident.ts";
import type { Product } from "./product.ts";

/** Milliseconds from the moment an update is sent until a reader who asks for the page finds it there. */
export async function updateToPage(product: Product, updates: number): Promise<number[]> {
  const incident = await stageIncident(product);
  const taken: number[] = [];
  for (let n = 0; n < updates; n++) {
    const words = `Update number ${n} of this measurement.`;
    const send = await previewUpdate(product, incident, words);
    const startedAt = performance.now();
    const sent = send();
    await visible(`${product.base}/`, words);
    taken.push(performance.now() - startedAt);
    await sent;
    await sleep(50);
  }
  return taken;
}

async function visible(url: string, words: string): Promise<void> {
  for (const giveUpAt = performance.now() + 30_000; performance.now() < giveUpAt; await sleep(5))
    if ((await (await fetch(url)).text()).includes(words)) return;
  throw new Error(`not visible after 30 seconds: ${words}`);
}
