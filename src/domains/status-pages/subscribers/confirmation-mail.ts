import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  queueDelivery,
  type Rendered,
  type Words,
} from "#domains/delivery";
import { after, days, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { pageAddress, readPage } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";
import { confirmLinkFor, manageLinkFor } from "./subscriber-links.ts";
import { type SubscriberRow, stateOf } from "./subscriber-row.ts";

const LEAST_BETWEEN_MS = minutes(5);
const MOST_PER_DAY = 3;

const CONFIRM = "subscription-confirmation";
const MANAGE = "subscription-manage";

/**
 * Sends the link that lets the owner of an address decide. Strangers can ask for it, so an address gets it at most
 * once in five minutes and three times in a day; more requests change nothing and say nothing.
 */
export async function mailWithinLimits(tx: Tx, ctx: Ctx, row: SubscriberRow): Promise<void> {
  const now = ctx.clock.now();
  const sameDay = row.last_mailed_at !== null && row.last_mailed_at > after(now, -days(1));
  const justNow = row.last_mailed_at !== null && row.last_mailed_at > after(now, -LEAST_BETWEEN_MS);
  if (justNow || (sameDay && row.mailed_today >= MOST_PER_DAY)) return;
  await tx
    .updateTable("subscriber")
    .set({ last_mailed_at: now, mailed_today: sameDay ? row.mailed_today + 1 : 1 })
    .where("id", "=", row.id)
    .execute();
  const page = await readPage(tx, row.page_id);
  await queueDelivery(tx, ctx, {
    purpose: stateOf(row) === "active" ? MANAGE : CONFIRM,
    subjectId: row.id,
    channel: row.channel,
    address: { address: row.address },
    subscriberId: row.id,
    reason: `This address was entered at ${page.name}`,
    locale: row.locale ?? page.locale,
    timeZone: row.time_zone,
    urgency: "transactional",
    drill: false,
    idempotencyKey: `subscription/${row.id}/${newId()}`,
  });
}

/** The mail by which an address confirms that it wants to hear from a page. */
export const confirmationPurpose = definePurpose({
  kind: CONFIRM,
  unwanted: (ctx, deliveries) => notInState(ctx, deliveries, "unconfirmed"),
  render: (ctx, deliveries) =>
    renderEach(ctx, deliveries, async (tx, row) => {
      const page = await readPage(tx, row.page_id);
      const locale = row.locale ?? page.locale;
      const say = pageTexts(locale);
      return {
        subject: say("confirmSubject", { page: page.name }),
        text: say("confirmText", { page: page.name }),
        links: [{ label: say("confirmLink"), url: confirmLinkFor(ctx, row.id) }],
        from: page.name,
        why: say("confirmWhy", { page: page.name }),
        locale,
      };
    }),
});

/** The mail to somebody who asks again although subscribed: the way to the settings. */
export const managePurpose = definePurpose({
  kind: MANAGE,
  unwanted: (ctx, deliveries) => notInState(ctx, deliveries, "active"),
  render: (ctx, deliveries) =>
    renderEach(ctx, deliveries, async (tx, row) => {
      const page = await readPage(tx, row.page_id);
      const locale = row.locale ?? page.locale;
      const say = pageTexts(locale);
      const address = await pageAddress(tx, ctx, page);
      return {
        subject: say("manageSubject", { page: page.name }),
        text: say("manageText", { page: page.name }),
        links: [
          { label: say("manageLink"), url: manageLinkFor(ctx, row.id) },
          { label: say("openPage"), url: address || "/" },
        ],
        from: page.name,
        locale,
      };
    }),
});

async function notInState(
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
  state: ReturnType<typeof stateOf>,
): Promise<Map<DeliveryId, string>> {
  const rows = await subscribersOf(ctx, deliveries);
  return new Map(
    deliveries.flatMap((delivery) => {
      const row = rows.get(delivery.subjectId);
      return row && stateOf(row) === state ? [] : [[delivery.id, "no longer asked for"] as const];
    }),
  );
}

async function renderEach(
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
  words: (tx: Tx, row: SubscriberRow) => Promise<Words>,
): Promise<Map<DeliveryId, Rendered>> {
  const rows = await subscribersOf(ctx, deliveries);
  const rendered = new Map<DeliveryId, Rendered>();
  for (const delivery of deliveries) {
    const row = rows.get(delivery.subjectId);
    if (row) rendered.set(delivery.id, { words: await ctx.transaction((tx) => words(tx, row)) });
  }
  return rendered;
}

async function subscribersOf(
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<string, SubscriberRow>> {
  const ids = [...deliveries.map(({ subjectId }) => subjectId), ""];
  const rows = await ctx.transaction((tx) =>
    tx.selectFrom("subscriber").selectAll().where("id", "in", ids).execute(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
