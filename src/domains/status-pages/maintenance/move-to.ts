import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { applyStates, type StateWish } from "../components/component-state.ts";
import { maintenanceMoved, pageChanged } from "../events.ts";
import { statesWithout } from "../incidents/incident-components.ts";
import { readPage } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";
import type { MaintenanceStatus } from "../types.ts";
import {
  componentsOf,
  lockMaintenance,
  type MaintenanceRow,
  writeMaintenanceUpdate,
} from "./maintenance-row.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

type Next = Exclude<MaintenanceStatus, "scheduled">;

const STANDARD_WORDS = {
  in_progress: "maintenanceStarted",
  verifying: "maintenanceVerifying",
  completed: "maintenanceCompleted",
  cancelled: "maintenanceCancelled",
} as const;

const NOTICES = {
  in_progress: "started",
  verifying: null,
  completed: "completed",
  cancelled: "cancelled",
} as const;

/** Brings a maintenance to its next status, with its components, its words and the mails that belong to it. */
export async function moveTo(
  tx: Tx,
  ctx: Ctx,
  row: MaintenanceRow,
  status: Next,
  words?: string | undefined,
): Promise<MaintenanceRow> {
  const now = ctx.clock.now();
  await tx
    .updateTable("maintenance")
    .set({
      status,
      started_at: status === "in_progress" ? (row.started_at ?? now) : row.started_at,
      completed_at: status === "completed" ? now : row.completed_at,
      updated_at: now,
    })
    .where("id", "=", row.id)
    .execute();
  const affected = await applyStates(tx, ctx, row.page_id, await statesFor(tx, row, status), {
    kind: "maintenance",
    id: row.id,
  });
  const page = await readPage(tx, row.page_id);
  const body = words ?? pageTexts(page.locale)(STANDARD_WORDS[status]);
  await writeMaintenanceUpdate(tx, ctx, { maintenanceId: row.id, status, body, affected });
  await record(tx, ctx, maintenanceMoved(status), row.id, { pageId: page.id, maintenanceId: row.id });
  const moved = await lockMaintenance(tx, row.id);
  const notice = NOTICES[status];
  if (notice) await tellSubscribers(tx, ctx, moved, notice);
  await pageChanged(tx, ctx, page.id);
  return moved;
}

/**
 * While it runs, components that work are under maintenance; one that is broken keeps saying so. At its end those
 * under maintenance return to what others say, or to operational.
 */
async function statesFor(tx: Tx, row: MaintenanceRow, status: Next): Promise<StateWish[]> {
  if (status === "verifying" || (status === "cancelled" && row.started_at === null)) return [];
  const current = await tx
    .selectFrom("component")
    .select(["id", "state"])
    .where("id", "in", [...(await componentsOf(tx, row.id)), ""])
    .execute();
  if (status === "in_progress")
    return current
      .filter(({ state }) => state === "operational")
      .map(({ id }) => ({ componentId: id, state: "under_maintenance" }));
  const held = current.filter(({ state }) => state === "under_maintenance").map(({ id }) => id);
  return statesWithout(tx, held, row.id);
}
