import { sql } from "kysely";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";

export async function findPerson(tx: Tx, id: string) {
  const row = await tx.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("person-not-found", { id });
  return row;
}

/** Two changes at once to one person happen one after the other; an erased one changes no more. */
export async function lockPerson(tx: Tx, id: string) {
  const row = await tx.selectFrom("person").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw refuse("person-not-found", { id });
  if (row.erased_at) throw refuse("person-erased", { id });
  return row;
}

export async function refuseTakenEmail(tx: Tx, email: string, except = ""): Promise<void> {
  if (await emailTaken(tx, email, except)) throw refuse("person-email-taken", { email });
}

export async function emailTaken(tx: Tx, email: string, except: string): Promise<boolean> {
  const other = await tx
    .selectFrom("person")
    .select("id")
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .where("deactivated_at", "is", null)
    .where("id", "!=", except)
    .executeTakeFirst();
  return other !== undefined;
}

export async function refuseUnknownPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx
    .selectFrom("person")
    .select("id")
    .where("id", "in", [...ids])
    .where("erased_at", "is", null)
    .execute();
  const known = new Set(found.map((row) => row.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing) throw refuse("person-not-found", { id: missing });
}
