import type { Tx } from "#kernel/db/db";

export type PersonRef = { id: string; name: string };

/** Names by id, also of deactivated people: history keeps saying who it was. */
export async function personNames(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom("person").select(["id", "name"]).where("id", "in", wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** References in the given order. */
export const personRefs = (names: ReadonlyMap<string, string>, ids: readonly string[]): PersonRef[] =>
  ids.map((id) => ({ id, name: names.get(id) ?? "?" }));
