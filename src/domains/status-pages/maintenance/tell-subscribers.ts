import { queueBroadcast } from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { readPage } from "../pages/page-row.ts";
import { allSubscribersFor } from "../subscribers/subscribers-for.ts";
import { componentsOf, type MaintenanceRow } from "./maintenance-row.ts";

export type MaintenanceNotice = "scheduled" | "reminder" | "started" | "moved" | "completed" | "cancelled";

export const MAINTENANCE_PURPOSE = "maintenance.notice";

/** Queues the mails about a maintenance to those who subscribed to what it touches. */
export async function tellSubscribers(
  tx: Tx,
  ctx: Ctx,
  row: MaintenanceRow,
  notice: MaintenanceNotice,
): Promise<void> {
  if (!row.notify_subscribers) return;
  const page = await readPage(tx, row.page_id);
  const componentIds = await componentsOf(tx, row.id);
  const recipients = await allSubscribersFor(ctx.within(tx), { pageId: page.id, componentIds });
  if (recipients.length === 0) return;
  await queueBroadcast(tx, ctx, {
    purpose: MAINTENANCE_PURPOSE,
    subjectId: row.id,
    recipients: recipients.map((recipient) => ({
      channel: recipient.channel,
      address: { address: recipient.address },
      subscriberId: recipient.subscriberId,
      reason: recipient.reason,
      locale: recipient.locale ?? page.locale,
      timeZone: recipient.timeZone,
      detail: { notice },
    })),
    urgency: "bulk",
    drill: false,
    // A window can move more than once, and each time is news.
    idempotencyKey: `maintenance/${row.id}/${notice}/${notice === "moved" ? ctx.clock.now().getTime() : row.status}`,
  });
}
