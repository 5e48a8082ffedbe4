import { sql } from "kysely";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { type ListOptions, pageOfRows, readCursor } from "../list-cursor.ts";
import { readPage } from "../pages/page-row.ts";
import { refuse } from "../refusals.ts";
import { type MaintenanceDetails, presentMaintenance } from "./maintenance-row.ts";

/** A page's maintenances, latest window first. */
export async function listMaintenances(
  ctx: Ctx,
  pageId: string,
  { limit = 50, cursor }: ListOptions = {},
): Promise<{ items: MaintenanceDetails[]; nextCursor: string | null }> {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => {
    await readPage(tx, pageId);
    const from = readCursor(cursor);
    const rows = await tx
      .selectFrom("maintenance")
      .selectAll()
      .where("page_id", "=", pageId)
      .$if(from !== null, (query) =>
        query.where(sql`(scheduled_for, id)`, "<", sql`(${from?.at}::timestamptz, ${from?.id}::text)`),
      )
      .orderBy("scheduled_for", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const { shown, nextCursor } = pageOfRows(rows, limit, (row) => ({ at: row.scheduled_for, id: row.id }));
    const items: MaintenanceDetails[] = [];
    for (const row of shown) items.push(await presentMaintenance(tx, ctx, row));
    return { items, nextCursor };
  });
}

export async function getMaintenance(ctx: Ctx, maintenanceId: string): Promise<MaintenanceDetails> {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("maintenance")
      .selectAll()
      .where("id", "=", maintenanceId)
      .executeTakeFirst();
    if (!row) throw refuse("maintenance-not-found", { id: maintenanceId });
    return presentMaintenance(tx, ctx, row);
  });
}
