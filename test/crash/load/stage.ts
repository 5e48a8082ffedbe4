import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../system/api.ts";
import type { Database } from "../system/database.ts";
import type { MailServer } from "../system/mail-server.ts";

export type Stage = { incidentId: string; subscribers: string[] };

type Listed<Item> = { items: Item[] };
type Page = { id: string; visibility: "public" | "internal" };

/** What stands before the first kill: two people on call one after the other, readers of the page, an incident. */
export async function setStage(
  { api, database, mails }: { api: Api; database: Database; mails: MailServer },
  recipients: number,
): Promise<Stage> {
  const ana = await reachablePerson(api, mails, "Ana Alert");
  const ben = await reachablePerson(api, mails, "Ben Boss");
  await firstAnaThenBen(api, ana, ben);
  const subscribers = await addSubscribers(api, database, recipients);
  return { incidentId: await declare(api), subscribers };
}

/** With one verified address, written to at once. */
async function reachablePerson(api: Api, { mails }: MailServer, name: string): Promise<string> {
  const email = `${name.replace(" ", ".").toLowerCase()}@example.com`;
  const { id } = await api<{ id: string }>("POST", "/people", { name, email });
  const added = { channel: "email", address: { address: email } };
  const method = await api<{ id: string }>("POST", `/people/${id}/contact-methods`, added);
  const code = await codeMailedTo(mails, email);
  await api("POST", `/people/${id}/contact-methods/${method.id}/confirm`, { code });
  const atOnce = { delayMinutes: 0, contactMethodId: method.id };
  const rules = [
    { ...atOnce, urgency: "high" },
    { ...atOnce, urgency: "low" },
  ];
  await api("PUT", `/people/${id}/notification-rules`, { rules });
  return id;
}

async function codeMailedTo(mails: MailServer["mails"], email: string): Promise<string> {
  for (const giveUpAt = Date.now() + 20_000; Date.now() < giveUpAt; await sleep(50)) {
    const code = /^\d{6}/.exec(mails.find(({ to }) => to === email)?.subject ?? "")?.[0];
    if (code) return code;
  }
  throw new Error(`no code was mailed to ${email}`);
}

async function firstAnaThenBen(api: Api, ana: string, ben: string): Promise<void> {
  const { items } = await api<Listed<{ id: string }>>("GET", "/escalation-policies");
  const steps = [ana, ben].map((id) => ({ targets: [{ kind: "person", id }], delayMinutes: 1 }));
  await api("PATCH", `/escalation-policies/${items[0]?.id}`, { repeatTimes: 0, steps });
}

/** Confirmed ones, written into the table: double opt-in is proven elsewhere. */
async function addSubscribers(api: Api, database: Database, count: number): Promise<string[]> {
  const { items } = await api<Listed<Page>>("GET", "/status-pages");
  const page = items.find(({ visibility }) => visibility === "public");
  const rows = await database.sql<{ address: string }>(
    `insert into subscriber (workspace_id, id, page_id, channel, address, created_at, confirmed_at)
     select workspace_id, 'reader' || lpad(n::text, 6, '0'), id, 'email', 'reader' || n || '@example.com', now(), now()
       from status_page, generate_series(1, $2) n where id = $1
     returning address`,
    [page?.id, count],
  );
  return rows.map(({ address }) => address);
}

async function declare(api: Api): Promise<string> {
  const { items } = await api<Listed<{ id: string }>>("GET", "/services");
  const incident = { internalTitle: "Power keeps failing", severity: "SEV2", serviceIds: [items[0]?.id] };
  return (await api<{ id: string }>("POST", "/incidents", incident)).id;
}
