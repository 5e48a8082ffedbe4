import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { refuse } from "../refusals.ts";
import type { ComponentState } from "../types.ts";

export type SeverityRow = Selectable<Tables["severity"]>;

export async function findSeverity(tx: Tx, name: string): Promise<SeverityRow> {
  const row = await tx.selectFrom("severity").selectAll().where("name", "=", name).executeTakeFirst();
  if (!row) throw refuse("severity-not-found", { name });
  return row;
}

/** The state that components of an affected service are offered at this severity. */
export const componentStateOf = async (tx: Tx, name: string): Promise<ComponentState> =>
  (await findSeverity(tx, name)).component_state;
