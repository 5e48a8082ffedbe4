import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { MaintenanceRow as MaintenanceTable } from "#kernel/db/tables";
import { newId } from "#kernel/ids";
import { readComponent } from "../components/present-component.ts";
import { iso, isoOrNull } from "../inputs.ts";
import { pageAddress, readPage } from "../pages/page-row.ts";
import { refuse } from "../refusals.ts";
import type { MaintenanceStatus } from "../types.ts";
import { maintenanceComponents } from "../view/read-entries.ts";
import type { AffectedView } from "../view.ts";

export type MaintenanceRow = Selectable<MaintenanceTable>;

export async function lockMaintenance(tx: Tx, maintenanceId: string): Promise<MaintenanceRow> {
  const row = await tx
    .selectFrom("maintenance")
    .selectAll()
    .where("id", "=", maintenanceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("maintenance-not-found", { id: maintenanceId });
  return row;
}

export const componentsOf = async (tx: Tx, maintenanceId: string): Promise<string[]> =>
  (await maintenanceComponents(tx, [maintenanceId])).get(maintenanceId) ?? [];

/** Ties a maintenance to exactly these components of its page. */
export async function setComponents(
  tx: Tx,
  ctx: Ctx,
  maintenance: { id: string; pageId: string },
  componentIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(componentIds)];
  for (const id of ids) await readComponent(tx, maintenance.pageId, id);
  await tx.deleteFrom("maintenance_component").where("maintenance_id", "=", maintenance.id).execute();
  await tx
    .insertInto("maintenance_component")
    .values(
      ids.map((id) => ({
        workspace_id: ctx.workspaceId,
        maintenance_id: maintenance.id,
        component_id: id,
      })),
    )
    .execute();
}

/** Adds to what readers were told about a maintenance. */
export async function writeMaintenanceUpdate(
  tx: Tx,
  ctx: Ctx,
  update: { maintenanceId: string; status: MaintenanceStatus; body: string; affected?: AffectedView[] },
): Promise<void> {
  await tx
    .insertInto("maintenance_update")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"maintenance-update">(),
      maintenance_id: update.maintenanceId,
      status: update.status,
      body: update.body,
      affected: JSON.stringify(update.affected ?? []),
      display_at: ctx.clock.now(),
    })
    .execute();
}

/** A maintenance as members of the workspace see it. */
export async function presentMaintenance(tx: Tx, ctx: Ctx, row: MaintenanceRow) {
  const address = await pageAddress(tx, ctx, await readPage(tx, row.page_id));
  const updates = await tx
    .selectFrom("maintenance_update")
    .selectAll()
    .where("maintenance_id", "=", row.id)
    .orderBy("display_at", "desc")
    .orderBy("seq", "desc")
    .execute();
  return {
    id: row.id,
    pageId: row.page_id,
    title: row.title,
    body: row.body,
    status: row.status,
    scheduledFor: iso(row.scheduled_for),
    scheduledUntil: iso(row.scheduled_until),
    componentIds: await componentsOf(tx, row.id),
    startsByItself: row.starts_by_itself,
    endsByItself: row.ends_by_itself,
    remindMinutesBefore: row.remind_minutes_before,
    notifySubscribers: row.notify_subscribers,
    startedAt: isoOrNull(row.started_at),
    completedAt: isoOrNull(row.completed_at),
    url: `${address}/incidents/${row.id}`,
    updates: updates.map((update) => ({
      id: update.id,
      status: update.status,
      body: update.body,
      displayAt: iso(update.display_at),
    })),
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  };
}
export type MaintenanceDetails = Awaited<ReturnType<typeof presentMaintenance>>;
