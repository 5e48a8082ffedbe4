import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  type Rendered,
  slot,
  type Words,
} from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { momentWords } from "../page-clock.ts";
import { type PageRow, pageAddress, readPage } from "../pages/page-row.ts";
import { stillSubscribed } from "../subscribers/still-subscribed.ts";
import { manageLinkFor, unsubscribeLinkFor } from "../subscribers/subscriber-links.ts";
import { pageTexts } from "../texts.ts";
import { componentsOf, type MaintenanceRow } from "./maintenance-row.ts";
import { MAINTENANCE_PURPOSE, type MaintenanceNotice } from "./tell-subscribers.ts";

/** Mails about planned work to subscribers of the page. */
export const maintenancePurpose = definePurpose({
  kind: MAINTENANCE_PURPOSE,
  unwanted: stillSubscribed,
  render: (ctx, deliveries) => ctx.transaction((tx) => renderAll(tx, ctx, deliveries)),
});

async function renderAll(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<DeliveryId, Rendered>> {
  const shared = new Map<string, Words>();
  const rendered = new Map<DeliveryId, Rendered>();
  for (const delivery of deliveries) {
    const key = [delivery.subjectId, delivery.detail.notice, delivery.locale, delivery.timeZone].join(" ");
    const words = shared.get(key) ?? (await noticeWords(tx, ctx, delivery));
    shared.set(key, words);
    const subscriberId = delivery.subscriberId ?? "";
    const slots = {
      unsubscribe: unsubscribeLinkFor(ctx, subscriberId),
      manage: manageLinkFor(ctx, subscriberId),
    };
    rendered.set(delivery.id, { words, slots });
  }
  return rendered;
}

const SUBJECTS = {
  scheduled: "maintenanceScheduledSubject",
  reminder: "maintenanceReminderSubject",
  started: "maintenanceStartedSubject",
  moved: "maintenanceMovedSubject",
  completed: "maintenanceCompletedSubject",
  cancelled: "maintenanceCancelledSubject",
} as const;

async function noticeWords(tx: Tx, ctx: Ctx, delivery: PendingDelivery): Promise<Words> {
  const row = await tx
    .selectFrom("maintenance")
    .selectAll()
    .where("id", "=", delivery.subjectId)
    .executeTakeFirstOrThrow();
  const page = await readPage(tx, row.page_id);
  const say = pageTexts(delivery.locale);
  const notice = delivery.detail.notice as MaintenanceNotice; // as queued by tellSubscribers
  return {
    subject: say(SUBJECTS[notice], { title: row.title }),
    text: await noticeText(tx, row, page, delivery),
    links: [
      { label: say("openPage"), url: `${await pageAddress(tx, ctx, page)}/incidents/${row.id}` },
      { label: say("manageLink"), url: slot("manage") },
    ],
    threadKey: `maintenance/${row.id}`,
    unsubscribeUrl: slot("unsubscribe"),
    from: page.name,
    why: say("subscriberWhy", { page: page.name }),
    locale: delivery.locale,
  };
}

async function noticeText(
  tx: Tx,
  row: MaintenanceRow,
  page: PageRow,
  delivery: PendingDelivery,
): Promise<string> {
  const say = pageTexts(delivery.locale);
  const words = (at: Date) => momentWords(at, delivery.timeZone ?? page.time_zone, delivery.locale);
  const names = await tx
    .selectFrom("component")
    .select("name")
    .where("id", "in", [...(await componentsOf(tx, row.id)), ""])
    .orderBy("position")
    .execute();
  const standard = {
    scheduled: row.body,
    reminder: row.body,
    moved: row.body,
    started: say("maintenanceStarted"),
    completed: say("maintenanceCompleted"),
    cancelled: say("maintenanceCancelled"),
  };
  return [
    standard[delivery.detail.notice as MaintenanceNotice],
    say("maintenanceWindow", { from: words(row.scheduled_for), until: words(row.scheduled_until) }),
    say("maintenanceAffects", { components: names.map(({ name }) => name).join(", ") }),
  ].join("\n\n");
}
