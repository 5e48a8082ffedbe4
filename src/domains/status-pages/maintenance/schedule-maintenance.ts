import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { maintenanceScheduled, pageChanged } from "../events.ts";
import { Body, Id, Instant, Title } from "../inputs.ts";
import { readPage } from "../pages/page-row.ts";
import { refuse } from "../refusals.ts";
import { setMaintenanceClocks } from "./maintenance-deadlines.ts";
import {
  lockMaintenance,
  type MaintenanceDetails,
  presentMaintenance,
  setComponents,
  writeMaintenanceUpdate,
} from "./maintenance-row.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

export const RemindMinutes = z.int().min(5).max(20_160).nullable();

const ScheduleInput = z.object({
  pageId: Id,
  title: Title,
  body: Body,
  scheduledFor: Instant,
  scheduledUntil: Instant,
  componentIds: z.array(Id).min(1).max(200),
  startsByItself: z.boolean().default(true),
  endsByItself: z.boolean().default(true),
  remindMinutesBefore: RemindMinutes.default(60),
  notifySubscribers: z.boolean().default(true),
});
export type ScheduleMaintenance = z.input<typeof ScheduleInput>;

/** Announces a maintenance; the clock starts and ends it unless told otherwise. */
export async function scheduleMaintenance(ctx: Ctx, input: ScheduleMaintenance): Promise<MaintenanceDetails> {
  allow(ctx, "pages.manage");
  const wanted = parse(ScheduleInput, input);
  refuseWrongWindow(wanted.scheduledFor, wanted.scheduledUntil, ctx.clock.now());
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, wanted.pageId);
    const id = newId<"maintenance">();
    const now = ctx.clock.now();
    await tx
      .insertInto("maintenance")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        page_id: page.id,
        title: wanted.title,
        body: wanted.body,
        status: "scheduled",
        scheduled_for: wanted.scheduledFor,
        scheduled_until: wanted.scheduledUntil,
        starts_by_itself: wanted.startsByItself,
        ends_by_itself: wanted.endsByItself,
        remind_minutes_before: wanted.remindMinutesBefore,
        notify_subscribers: wanted.notifySubscribers,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await setComponents(tx, ctx, { id, pageId: page.id }, wanted.componentIds);
    await writeMaintenanceUpdate(tx, ctx, { maintenanceId: id, status: "scheduled", body: wanted.body });
    const row = await lockMaintenance(tx, id);
    await setMaintenanceClocks(tx, ctx, row);
    await tellSubscribers(tx, ctx, row, "scheduled");
    await audit(tx, ctx, "maintenance.schedule", { kind: "maintenance", id }, { title: wanted.title });
    await record(tx, ctx, maintenanceScheduled, id, { pageId: page.id, maintenanceId: id });
    await pageChanged(tx, ctx, page.id);
    return presentMaintenance(tx, ctx, row);
  });
}

export function refuseWrongWindow(from: Date, until: Date, now: Date): void {
  if (until <= from || until <= now) throw refuse("maintenance-window-wrong");
}
