import { sql } from "kysely";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type ListOptions, pageOfRows, readCursor } from "../list-cursor.ts";
import { readPage } from "../pages/page-row.ts";
import { refuse } from "../refusals.ts";
import { choicesOf, presentSubscriber, readSubscriber, type SubscriberDetails } from "./subscriber-row.ts";

export type SubscriberListing = {
  items: SubscriberDetails[];
  nextCursor: string | null;
  counts: { active: number; unconfirmed: number; unsubscribed: number };
};

/** A page's subscribers, newest first, and how many there are. */
export async function listSubscribers(
  ctx: Ctx,
  pageId: string,
  { limit = 50, cursor }: ListOptions = {},
): Promise<SubscriberListing> {
  allow(ctx, "subscribers.manage");
  return ctx.transaction(async (tx) => {
    await readPage(tx, pageId);
    const from = readCursor(cursor);
    const rows = await tx
      .selectFrom("subscriber")
      .selectAll()
      .where("page_id", "=", pageId)
      .$if(from !== null, (query) =>
        query.where(sql`(created_at, id)`, "<", sql`(${from?.at}::timestamptz, ${from?.id}::text)`),
      )
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const { shown, nextCursor } = pageOfRows(rows, limit, (row) => ({ at: row.created_at, id: row.id }));
    const choices = await choicesOf(
      tx,
      shown.map(({ id }) => id),
    );
    const items = shown.map((row) => presentSubscriber(row, choices.get(row.id) ?? []));
    return { items, nextCursor, counts: await counts(tx, pageId) };
  });
}

async function counts(tx: Tx, pageId: string): Promise<SubscriberListing["counts"]> {
  const row = await tx
    .selectFrom("subscriber")
    .select([
      sql<number>`(count(*) filter (where confirmed_at is not null and unsubscribed_at is null))::int`.as(
        "active",
      ),
      sql<number>`(count(*) filter (where confirmed_at is null and unsubscribed_at is null))::int`.as(
        "unconfirmed",
      ),
      sql<number>`(count(*) filter (where unsubscribed_at is not null))::int`.as("unsubscribed"),
    ])
    .where("page_id", "=", pageId)
    .executeTakeFirstOrThrow();
  return row;
}

/** Removes a subscriber with the address. */
export async function removeSubscriber(
  ctx: Ctx,
  { pageId, subscriberId }: { pageId: string; subscriberId: string },
): Promise<void> {
  allow(ctx, "subscribers.manage");
  await ctx.transaction(async (tx) => {
    const row = await readSubscriber(tx, subscriberId);
    if (row.page_id !== pageId) throw refuse("subscriber-not-found", { id: subscriberId });
    await tx.deleteFrom("subscriber").where("id", "=", row.id).execute();
    await audit(tx, ctx, "subscriber.remove", { kind: "subscriber", id: row.id });
  });
}
