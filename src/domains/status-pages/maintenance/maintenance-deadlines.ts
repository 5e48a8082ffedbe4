import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, type Deadline, defineDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { maintenanceReminded } from "../events.ts";
import type { MaintenanceRow } from "./maintenance-row.ts";
import { lockMaintenance } from "./maintenance-row.ts";
import { moveTo } from "./move-to.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

const maintenanceStarts = defineDeadline("maintenance.start");
const maintenanceEnds = defineDeadline("maintenance.end");
const maintenanceSoon = defineDeadline("maintenance.remind");

/** Sets the clocks of a maintenance to what its row says now. */
export async function setMaintenanceClocks(tx: Tx, ctx: Ctx, row: MaintenanceRow): Promise<void> {
  const waits = row.status === "scheduled";
  const runs = row.status === "in_progress";
  const remindAt =
    row.remind_minutes_before === null ? null : after(row.scheduled_for, -minutes(row.remind_minutes_before));
  const stillAhead = remindAt !== null && remindAt > ctx.clock.now() && row.reminded_at === null;
  const clocks = [
    { kind: maintenanceStarts, at: waits && row.starts_by_itself ? row.scheduled_for : null },
    { kind: maintenanceEnds, at: runs && row.ends_by_itself ? row.scheduled_until : null },
    { kind: maintenanceSoon, at: waits && row.notify_subscribers && stillAhead ? remindAt : null },
  ];
  for (const { kind, at } of clocks)
    if (at) await setDeadline(tx, ctx, kind, row.id, at);
    else await clearDeadline(tx, ctx, kind, row.id);
}

type WhenTrue = (tx: Tx, ctx: Ctx, row: MaintenanceRow) => Promise<void>;

const onMaintenance = (status: MaintenanceRow["status"], act: WhenTrue) => (ctx: Ctx, deadline: Deadline) =>
  ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("maintenance")
      .select("id")
      .where("id", "=", deadline.subjectId)
      .executeTakeFirst();
    if (!row) return;
    const locked = await lockMaintenance(tx, row.id);
    if (locked.status === status) await act(tx, ctx, locked);
  });

/** Maintenance starts, ends and is announced by the clock. */
export const maintenanceClocks = [
  whenDue(
    maintenanceStarts,
    onMaintenance("scheduled", async (tx, ctx, row) => {
      await setMaintenanceClocks(tx, ctx, await moveTo(tx, ctx, row, "in_progress"));
    }),
  ),
  whenDue(
    maintenanceEnds,
    onMaintenance("in_progress", async (tx, ctx, row) => {
      await setMaintenanceClocks(tx, ctx, await moveTo(tx, ctx, row, "completed"));
    }),
  ),
  whenDue(
    maintenanceSoon,
    onMaintenance("scheduled", async (tx, ctx, row) => {
      await tx
        .updateTable("maintenance")
        .set({ reminded_at: ctx.clock.now() })
        .where("id", "=", row.id)
        .execute();
      await tellSubscribers(tx, ctx, row, "reminder");
      await record(tx, ctx, maintenanceReminded, row.id, { pageId: row.page_id, maintenanceId: row.id });
    }),
  ),
] as const;
