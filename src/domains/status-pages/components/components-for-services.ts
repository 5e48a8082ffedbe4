import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { ComponentId, ServiceComponent, StatusPageId } from "../types.ts";

/** The components by which services appear on status pages, in the order of the pages. */
export async function componentsForServices(
  ctx: Ctx,
  serviceIds: readonly string[],
): Promise<ServiceComponent[]> {
  return ctx.transaction((tx) => componentsWhere(tx, "service_id", serviceIds));
}

/** The components of these ids; unknown ids are left out. */
export async function componentsById(ctx: Ctx, ids: readonly string[]): Promise<ServiceComponent[]> {
  return ctx.transaction((tx) => componentsWhere(tx, "id", ids));
}

async function componentsWhere(
  tx: Tx,
  column: "id" | "service_id",
  values: readonly string[],
): Promise<ServiceComponent[]> {
  if (values.length === 0) return [];
  const rows = await tx
    .selectFrom("component as c")
    .innerJoin("status_page as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.page_id"),
    )
    .select(["c.id", "c.service_id", "c.page_id", "c.name", "c.state", "p.visibility", "p.audience_id"])
    .where(`c.${column}`, "in", [...values])
    .where("c.archived_at", "is", null)
    .orderBy("p.seq")
    .orderBy("c.position")
    .execute();
  return rows.map((row) => ({
    componentId: row.id as ComponentId, // the rows' own keys
    serviceId: row.service_id,
    pageId: row.page_id as StatusPageId,
    pageKind: row.visibility,
    audienceId: row.audience_id,
    name: row.name,
    state: row.state,
  }));
}
