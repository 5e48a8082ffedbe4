import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { maintenanceChanged, pageChanged } from "../events.ts";
import { Body, Id, Instant, Title } from "../inputs.ts";
import { momentWords } from "../page-clock.ts";
import { readPage } from "../pages/page-row.ts";
import { refuse } from "../refusals.ts";
import { pageTexts } from "../texts.ts";
import { setMaintenanceClocks } from "./maintenance-deadlines.ts";
import {
  lockMaintenance,
  type MaintenanceDetails,
  type MaintenanceRow,
  presentMaintenance,
  setComponents,
  writeMaintenanceUpdate,
} from "./maintenance-row.ts";
import { RemindMinutes, refuseWrongWindow } from "./schedule-maintenance.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

const ChangeInput = z.object({
  maintenanceId: Id,
  title: Title.optional(),
  body: Body.optional(),
  scheduledFor: Instant.optional(),
  scheduledUntil: Instant.optional(),
  componentIds: z.array(Id).min(1).max(200).optional(),
  startsByItself: z.boolean().optional(),
  endsByItself: z.boolean().optional(),
  remindMinutesBefore: RemindMinutes.optional(),
  notifySubscribers: z.boolean().optional(),
});
export type ChangeMaintenance = z.input<typeof ChangeInput>;

/** What is absent stays as it is. A moved window is said on the page and to subscribers. */
export async function changeMaintenance(ctx: Ctx, input: ChangeMaintenance): Promise<MaintenanceDetails> {
  allow(ctx, "pages.manage");
  const { maintenanceId, componentIds, ...change } = parse(ChangeInput, input);
  return ctx.transaction(async (tx) => {
    const row = await lockMaintenance(tx, maintenanceId);
    if (row.status === "completed" || row.status === "cancelled")
      throw refuse("maintenance-over", { status: row.status });
    const from = change.scheduledFor ?? row.scheduled_for;
    const until = change.scheduledUntil ?? row.scheduled_until;
    refuseWrongWindow(from, until, ctx.clock.now());
    await tx
      .updateTable("maintenance")
      .set({
        title: change.title ?? row.title,
        body: change.body ?? row.body,
        scheduled_for: from,
        scheduled_until: until,
        starts_by_itself: change.startsByItself ?? row.starts_by_itself,
        ends_by_itself: change.endsByItself ?? row.ends_by_itself,
        remind_minutes_before:
          change.remindMinutesBefore === undefined ? row.remind_minutes_before : change.remindMinutesBefore,
        notify_subscribers: change.notifySubscribers ?? row.notify_subscribers,
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", row.id)
      .execute();
    if (componentIds) await setComponents(tx, ctx, { id: row.id, pageId: row.page_id }, componentIds);
    const changed = await lockMaintenance(tx, row.id);
    await sayWindowMoved(tx, ctx, row, changed);
    await setMaintenanceClocks(tx, ctx, changed);
    await audit(tx, ctx, "maintenance.change", { kind: "maintenance", id: row.id });
    await record(tx, ctx, maintenanceChanged, row.id, { pageId: row.page_id, maintenanceId: row.id });
    await pageChanged(tx, ctx, row.page_id);
    return presentMaintenance(tx, ctx, changed);
  });
}

async function sayWindowMoved(tx: Tx, ctx: Ctx, before: MaintenanceRow, now: MaintenanceRow): Promise<void> {
  const moved =
    before.scheduled_for.getTime() !== now.scheduled_for.getTime() ||
    before.scheduled_until.getTime() !== now.scheduled_until.getTime();
  if (!moved) return;
  const page = await readPage(tx, now.page_id);
  const words = (at: Date) => momentWords(at, page.time_zone, page.locale);
  const body = pageTexts(page.locale)("maintenanceMoved", {
    from: words(now.scheduled_for),
    until: words(now.scheduled_until),
  });
  await writeMaintenanceUpdate(tx, ctx, { maintenanceId: now.id, status: now.status, body });
  await tellSubscribers(tx, ctx, now, "moved");
}
