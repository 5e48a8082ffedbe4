import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { setDeadline } from "#kernel/deadlines";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { Id, Locale, TimeZone } from "../inputs.ts";
import { readPage } from "../pages/page-row.ts";
import { mailWithinLimits } from "./confirmation-mail.ts";
import { forgetUnconfirmed, unconfirmedUntil } from "./forget-subscribers.ts";
import {
  choicesOf,
  presentSubscriber,
  readSubscriber,
  type SubscriberDetails,
  type SubscriberRow,
  setChoices,
  stateOf,
} from "./subscriber-row.ts";

const SubscribeInput = z.object({
  pageId: Id,
  address: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  componentIds: z.array(Id).max(500).default([]),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
});
export type Subscribe = z.input<typeof SubscribeInput>;
type Wish = z.output<typeof SubscribeInput>;

/**
 * A stranger asks for mail to an address. Whatever is known about the address, the caller learns nothing: an unknown
 * one is sent a link to confirm, a known one a link to its settings, and neither more often than the limits say.
 */
export async function subscribe(ctx: Ctx, input: Subscribe): Promise<void> {
  const wish = parse(SubscribeInput, input);
  await ctx.transaction(async (tx) => {
    const row = await findOrAdd(tx, ctx, wish);
    await mailWithinLimits(tx, ctx, row);
  });
}

/** A member enters an address; its owner still confirms by the link in the mail. */
export async function addSubscriber(ctx: Ctx, input: Subscribe): Promise<SubscriberDetails> {
  allow(ctx, "subscribers.manage");
  const wish = parse(SubscribeInput, input);
  return ctx.transaction(async (tx) => {
    const row = await findOrAdd(tx, ctx, wish);
    if (stateOf(row) !== "active") await mailWithinLimits(tx, ctx, row);
    await audit(tx, ctx, "subscriber.add", { kind: "subscriber", id: row.id });
    return presentSubscriber(row, (await choicesOf(tx, [row.id])).get(row.id) ?? []);
  });
}

async function findOrAdd(tx: Tx, ctx: Ctx, wish: Wish): Promise<SubscriberRow> {
  const page = await readPage(tx, wish.pageId);
  const known = await tx
    .selectFrom("subscriber")
    .selectAll()
    .where("page_id", "=", page.id)
    .where("channel", "=", "email")
    .where("address", "=", wish.address)
    .forUpdate()
    .executeTakeFirst();
  // Nobody but the owner changes a subscription that is in force.
  if (known && stateOf(known) === "active") return known;
  const id = known?.id ?? newId<"subscriber">();
  if (known) await startAnew(tx, ctx, known.id);
  else await add(tx, ctx, id, wish);
  await setChoices(tx, ctx, { id, pageId: page.id }, wish.componentIds);
  await setDeadline(tx, ctx, forgetUnconfirmed, id, unconfirmedUntil(ctx));
  return readSubscriber(tx, id);
}

const add = (tx: Tx, ctx: Ctx, id: string, wish: Wish) =>
  tx
    .insertInto("subscriber")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      page_id: wish.pageId,
      channel: "email",
      address: wish.address,
      locale: wish.locale ?? null,
      time_zone: wish.timeZone ?? null,
      created_at: ctx.clock.now(),
    })
    // Two requests at once for one address: the other one has just added it.
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "page_id", "channel", "address"])
        .doUpdateSet({ locale: wish.locale ?? null }),
    )
    .execute();

const startAnew = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .updateTable("subscriber")
    .set({ created_at: ctx.clock.now(), confirmed_at: null, unsubscribed_at: null })
    .where("id", "=", id)
    .execute();
