import { setTimeout as sleep } from "node:timers/promises";
import { publishUpdate, stageIncident } from "./incident.ts";
import type { MailSink } from "./mail-sink.ts";
import type { Product } from "./product.ts";

/** Mails per second to so many subscribers of the public page, from sending the update to the last mail. */
export async function fanOut(product: Product, sink: MailSink, subscribers: number): Promise<number> {
  await product.sql(
    `insert into subscriber (workspace_id, id, page_id, channel, address, confirmed_at, created_at, locale, time_zone)
     select p.workspace_id, lpad(n::text, 12, 's'), p.id, 'email', 'reader' || n || '@example.com', now(), now(), 'en', 'UTC'
       from status_page p, generate_series(1, $1) n where p.visibility = 'public'`,
    [subscribers],
  );
  const incident = await stageIncident(product);
  const before = sink.count();
  const startedAt = performance.now();
  await publishUpdate(product, incident, "Checkout is down. We are looking into it.");
  while (sink.count() - before < subscribers) {
    if (performance.now() - startedAt > 600_000) throw new Error(`only ${sink.count() - before} mails came`);
    await sleep(20);
  }
  return subscribers / ((performance.now() - startedAt) / 1000);
}
