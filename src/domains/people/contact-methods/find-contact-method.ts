import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";

export async function lockContactMethod(tx: Tx, personId: string, id: string) {
  const row = await tx
    .selectFrom("contact_method")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("contact-method-not-found", { id, personId });
  return row;
}
