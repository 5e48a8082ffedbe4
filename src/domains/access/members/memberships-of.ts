import { sql } from "kysely";
import type { Db } from "#kernel/db/db";
import type { Id, WorkspaceId } from "#kernel/ids";
import type { Role } from "../permissions.ts";

export type Membership = {
  workspaceId: WorkspaceId;
  name: string;
  slug: string;
  role: Role;
  personId: Id<"person"> | null;
};

type MembershipRow = {
  workspace_id: WorkspaceId;
  name: string;
  slug: string;
  role: Role;
  person_id: Id<"person"> | null;
};

/** Every workspace the user belongs to, oldest first. Looks across workspaces: for the user's own eyes only. */
export async function membershipsOf(db: Db, userId: string): Promise<Membership[]> {
  const { rows } = await sql<MembershipRow>`
    select workspace_id, name, slug, role, person_id from ripplecast.memberships_of(${userId})
  `.execute(db.spanning);
  return rows.map(({ workspace_id, person_id, ...rest }) => ({
    ...rest,
    workspaceId: workspace_id,
    personId: person_id,
  }));
}
