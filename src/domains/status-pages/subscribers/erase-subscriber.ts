import { sql } from "kysely";
import { allow, audit } from "#domains/access";
import { eraseRecipient, messagesTo, type ReceivedMessage } from "#domains/delivery";
import { beginErasure, type PersonalDataPart } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { subscriberErased } from "../events.ts";
import { refuse } from "../refusals.ts";
import { forgetLeft, forgetUnconfirmed } from "./forget-subscribers.ts";
import {
  choicesOf,
  presentSubscriber,
  readSubscriber,
  type SubscriberDetails,
  type SubscriberRow,
} from "./subscriber-row.ts";

type Named = { pageId: string; subscriberId: string };

/** Everything kept about the reader behind an address: their subscriptions, and what they were sent. */
export type SubscriberExport = {
  subscriberId: string;
  exportedAt: string;
  subscriptions: SubscriberDetails[];
  messagesReceived: ReceivedMessage[];
};

export async function exportSubscriber(ctx: Ctx, input: Named): Promise<SubscriberExport> {
  allow(ctx, "subscribers.manage");
  return ctx.transaction(async (tx) => {
    const { id, address } = await onPage(tx, input);
    await audit(tx, ctx, "subscriber.export", { kind: "subscriber", id });
    const held = await heldFor(tx, ctx, address);
    return { subscriberId: id, exportedAt: ctx.clock.now().toISOString(), ...held };
  });
}

/** Forgets the reader behind an address, on every page of the workspace; the ledger stays valid. */
export async function eraseSubscriber(ctx: Ctx, input: Named): Promise<void> {
  allow(ctx, "subscribers.manage");
  await ctx.transaction(async (tx) => eraseReader(tx, ctx, await onPage(tx, input)));
}

/** The same by the reader; the signed link is the permission. Erasing twice is fine. */
export async function eraseOwnSubscription(ctx: Ctx, subscriberId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("subscriber")
      .selectAll()
      .where("id", "=", subscriberId)
      .executeTakeFirst();
    if (row) await eraseReader(tx, ctx, row);
  });
}

/** People are readers too: their subscriptions are part of their data. */
export const subscriberPart: PersonalDataPart = {
  async held(tx, ctx, { email }) {
    const { subscriptions, messagesReceived } = await heldFor(tx, ctx, email);
    return { subscriptions, messagesToSubscriber: messagesReceived };
  },
  async erase(tx, ctx, { email }) {
    for (const row of await subscriptionsOf(tx, email)) await forget(tx, ctx, row);
  },
};

async function onPage(tx: Tx, { pageId, subscriberId }: Named): Promise<SubscriberRow> {
  const row = await readSubscriber(tx, subscriberId);
  if (row.page_id !== pageId) throw refuse("subscriber-not-found", { id: subscriberId });
  return row;
}

async function heldFor(tx: Tx, ctx: Ctx, address: string) {
  const rows = await subscriptionsOf(tx, address);
  const choices = await choicesOf(
    tx,
    rows.map(({ id }) => id),
  );
  const messagesReceived: ReceivedMessage[] = [];
  for (const { id } of rows) messagesReceived.push(...(await messagesTo(tx, ctx, { subscriberId: id })));
  return {
    subscriptions: rows.map((row) => presentSubscriber(row, choices.get(row.id) ?? [])),
    messagesReceived,
  };
}

const subscriptionsOf = (tx: Tx, address: string) =>
  tx
    .selectFrom("subscriber")
    .selectAll()
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .orderBy("created_at")
    .execute();

async function eraseReader(tx: Tx, ctx: Ctx, { id, address }: SubscriberRow): Promise<void> {
  for (const row of await subscriptionsOf(tx, address)) await forget(tx, ctx, row);
  await beginErasure(tx, ctx, { kind: "subscriber", id }, [address]);
}

async function forget(tx: Tx, ctx: Ctx, { id, page_id }: SubscriberRow): Promise<void> {
  await eraseRecipient(tx, ctx, { subscriberId: id });
  await tx.deleteFrom("subscriber").where("id", "=", id).execute();
  await clearDeadline(tx, ctx, forgetUnconfirmed, id);
  await clearDeadline(tx, ctx, forgetLeft, id);
  await audit(tx, ctx, "subscriber.erase", { kind: "subscriber", id });
  await record(tx, ctx, subscriberErased, id, { pageId: page_id, subscriberId: id });
}
