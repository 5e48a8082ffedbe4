import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { WorkspaceRow } from "#kernel/db/tables";

export type WorkspaceView = {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  locale: string;
  createdAt: Date;
};

/** The workspace of the context. Every member may know its name, zone and language. */
export async function readWorkspace(ctx: Ctx): Promise<WorkspaceView> {
  const row = await ctx.transaction((tx) => tx.selectFrom("workspace").selectAll().executeTakeFirstOrThrow());
  return presentWorkspace(row);
}

export const presentWorkspace = (row: Selectable<WorkspaceRow>): WorkspaceView => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  timeZone: row.time_zone,
  locale: row.locale,
  createdAt: row.created_at,
});
