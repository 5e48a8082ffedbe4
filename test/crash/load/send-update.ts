import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../system/api.ts";
import type { MailServer } from "../system/mail-server.ts";
import type { Stage } from "./stage.ts";

/** Tells the readers, as a console does it: looks at the preview and sends just that. */
export async function sendUpdate(api: Api, { incidentId }: Stage): Promise<void> {
  const words = { facts: [{ key: "symptom", value: "Pages do not load." }] };
  const path = `/incidents/${incidentId}/updates`;
  const { hash } = await api<{ hash: string }>("POST", `${path}/preview`, words);
  await api("POST", path, { ...words, previewHash: hash, idempotencyKey: "the-one-update" });
}

/** Resolves once the first reader has it: from here on a kill hits the fan-out. */
export async function fanOutBegins({ mails }: MailServer, { subscribers }: Stage): Promise<void> {
  const readers = new Set(subscribers);
  for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt; await sleep(20))
    if (mails.some(({ to }) => readers.has(to))) return;
  throw new Error("no mail of the update arrived");
}
