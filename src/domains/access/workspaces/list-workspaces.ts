import { sql } from "kysely";
import type { Db } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";

export type WorkspaceName = { id: WorkspaceId; slug: string; name: string };

/** Every workspace of the installation, oldest first: for work that goes round all of them, never for callers. */
export async function listWorkspaces(db: Db): Promise<WorkspaceName[]> {
  const { rows } = await sql<WorkspaceName>`select id, slug, name from ripplecast.workspaces()`.execute(
    db.spanning,
  );
  return rows;
}
