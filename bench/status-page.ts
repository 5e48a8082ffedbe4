import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { publishUpdate, stageIncident } from "./incident.ts";
import { startNginx } from "./peers/nginx.ts";
import { wrk } from "./peers/wrk.ts";
import type { Product } from "./product.ts";
import { type Comparison, inTurns } from "./rounds.ts";

const READERS = { connections: 64, script: 'wrk.headers["accept-encoding"] = "gzip"\n' };
const UPDATES_PER_SECOND = 5;

export type PageComparison = Comparison & {
  /** Size of the page as it travels. */
  bytes: number;
  /** Updates that were published while a round of ours ran, per second. */
  updatesPerSecond: number[];
};

/** The status page to readers while it changes five times a second, against nginx with the same bytes on disk. */
export async function pageAgainstNginx(
  product: Product,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<PageComparison> {
  const incident = await stageIncident(product);
  await publishUpdate(product, incident, "Checkout is down. We are looking into it.");
  await sleep(1_000);
  const page = await gzippedPage(product.base);
  const nginx = await startNginx(page);
  const updatesPerSecond: number[] = [];
  try {
    const compared = await inTurns(rounds, {
      async ours() {
        const updates = publishing(product, incident);
        const rate = await wrk(`${product.base}/`, { ...READERS, seconds });
        updatesPerSecond.push((await updates.stop()) / seconds);
        return rate;
      },
      theirs: () => wrk(`${nginx.base}/`, { ...READERS, seconds }),
    });
    return { ...compared, bytes: page.length, updatesPerSecond };
  } finally {
    await nginx.stop();
  }
}

async function gzippedPage(base: string): Promise<Buffer> {
  const { headers, body } = await request(base, { headers: { "accept-encoding": "gzip" } });
  if (headers["content-encoding"] !== "gzip") throw new Error("the page did not come as gzip");
  return Buffer.from(await body.arrayBuffer());
}

/** Publishes at a fixed pace until it is stopped; never two at a time. */
function publishing(product: Product, incident: { incidentId: string; customersId: string }) {
  let published = 0;
  let stopped = false;
  const work = (async () => {
    for (let due = performance.now(); !stopped; due += 1000 / UPDATES_PER_SECOND) {
      await publishUpdate(product, incident, `Still looking: ${Date.now()} ${published}`);
      published++;
      await sleep(Math.max(0, due + 1000 / UPDATES_PER_SECOND - performance.now()));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await work;
      return published;
    },
  };
}
