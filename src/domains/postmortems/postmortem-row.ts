import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { refuse } from "./refusals.ts";

export type PostmortemRow = Selectable<Tables["postmortem"]>;

export async function findPostmortem(tx: Tx, id: string): Promise<PostmortemRow> {
  const row = await tx.selectFrom("postmortem").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("postmortem-not-found", { id });
  return row;
}

/** Whatever changes a postmortem takes this lock first: changes come one after the other. */
export async function lockPostmortem(tx: Tx, id: string): Promise<PostmortemRow> {
  const row = await tx
    .selectFrom("postmortem")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("postmortem-not-found", { id });
  return row;
}

/** The ids every event about a postmortem carries. */
export const about = (row: Pick<PostmortemRow, "id" | "incident_id">) => ({
  postmortemId: row.id,
  incidentId: row.incident_id,
});

/** Refuses ids that are not active people of the workspace. */
export async function refuseUnknownPerson(tx: Tx, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const row = await tx
    .selectFrom("person")
    .select("id")
    .where("id", "=", id)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuse("postmortem-person-unknown", { id });
}
