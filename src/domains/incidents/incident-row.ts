import type { Selectable, Updateable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { refuse } from "./refusals.ts";

export type IncidentRow = Selectable<Tables["incident"]>;

export async function findIncident(tx: Tx, id: string): Promise<IncidentRow> {
  const row = await tx.selectFrom("incident").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("incident-not-found", { id });
  return row;
}

/** Everything that changes an incident, or anything in it, takes this lock first: changes come one after the other. */
export async function lockIncident(tx: Tx, id: string): Promise<IncidentRow> {
  const row = await tx.selectFrom("incident").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw refuse("incident-not-found", { id });
  return row;
}

export const refuseResolved = (row: IncidentRow): void => {
  if (row.status === "resolved") throw refuse("incident-resolved", { number: row.number, id: row.id });
};

/** Writes a change of the incident itself as its next version. */
export const changeIncident = (
  tx: Tx,
  row: IncidentRow,
  change: Updateable<Tables["incident"]>,
): Promise<IncidentRow> =>
  tx
    .updateTable("incident")
    .set({ ...change, version: row.version + 1 })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
