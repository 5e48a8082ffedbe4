import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { subscriberConfirmed, subscriberLeft } from "../events.ts";
import { Id } from "../inputs.ts";
import { forgetLeft, forgetUnconfirmed, leftUntil } from "./forget-subscribers.ts";
import {
  choicesOf,
  presentSubscriber,
  readSubscriber,
  type SubscriberDetails,
  type SubscriberRow,
  setChoices,
} from "./subscriber-row.ts";

// What the holder of a signed link may do with the one subscription it names: the link is the permission.

/** The subscription, as its owner sees it. */
export async function readSubscription(ctx: Ctx, subscriberId: string): Promise<SubscriberDetails> {
  return ctx.transaction(async (tx) => present(tx, await readSubscriber(tx, subscriberId)));
}

/** The second step of the opt-in. Confirming twice does nothing. */
export async function confirmSubscription(ctx: Ctx, subscriberId: string): Promise<SubscriberDetails> {
  return ctx.transaction(async (tx) => {
    const row = await readSubscriber(tx, subscriberId);
    if (row.confirmed_at === null) {
      await tx
        .updateTable("subscriber")
        .set({ confirmed_at: ctx.clock.now(), unsubscribed_at: null })
        .where("id", "=", row.id)
        .execute();
      await clearDeadline(tx, ctx, forgetUnconfirmed, row.id);
      await clearDeadline(tx, ctx, forgetLeft, row.id);
      await record(tx, ctx, subscriberConfirmed, row.id, { pageId: row.page_id, subscriberId: row.id });
    }
    return present(tx, await readSubscriber(tx, row.id));
  });
}

const Choice = z.object({ subscriberId: Id, componentIds: z.array(Id).max(500) });

/** Chooses what to hear about; no component means the whole page. */
export async function chooseComponents(ctx: Ctx, input: z.input<typeof Choice>): Promise<SubscriberDetails> {
  const { subscriberId, componentIds } = parse(Choice, input);
  return ctx.transaction(async (tx) => {
    const row = await readSubscriber(tx, subscriberId);
    await setChoices(tx, ctx, { id: row.id, pageId: row.page_id }, componentIds);
    return present(tx, row);
  });
}

/** Stops everything. Leaving twice, or after the address was forgotten, is fine. */
export async function unsubscribe(ctx: Ctx, subscriberId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("subscriber")
      .select(["id", "page_id", "unsubscribed_at"])
      .where("id", "=", subscriberId)
      .executeTakeFirst();
    if (!row || row.unsubscribed_at) return;
    await tx
      .updateTable("subscriber")
      .set({ unsubscribed_at: ctx.clock.now() })
      .where("id", "=", row.id)
      .execute();
    await clearDeadline(tx, ctx, forgetUnconfirmed, row.id);
    await setDeadline(tx, ctx, forgetLeft, row.id, leftUntil(ctx));
    await record(tx, ctx, subscriberLeft, row.id, { pageId: row.page_id, subscriberId: row.id });
  });
}

const present = async (tx: Tx, row: SubscriberRow) =>
  presentSubscriber(row, (await choicesOf(tx, [row.id])).get(row.id) ?? []);
