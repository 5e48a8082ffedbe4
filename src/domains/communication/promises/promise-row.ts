import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { PromiseRow as Table } from "#kernel/db/tables";
import { refuse } from "../refusals.ts";

export type PromiseRow = Selectable<Table>;
export type PromiseKind = "first" | "next" | "look-again";

/** Locks the row: whoever answers, moves or misses a promise does so one after the other. */
export async function lockPromise(tx: Tx, id: string): Promise<PromiseRow | undefined> {
  return tx.selectFrom("promise").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function findPromise(tx: Tx, id: string): Promise<PromiseRow> {
  const row = await tx.selectFrom("promise").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("promise-not-found", { id });
  return row;
}

export const openPromises = (tx: Tx, incidentId: string): Promise<PromiseRow[]> =>
  tx
    .selectFrom("promise")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .where("closed_at", "is", null)
    .orderBy("id")
    .execute();
