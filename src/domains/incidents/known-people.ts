import type { Tx } from "#kernel/db/db";
import { refuse } from "./refusals.ts";

/** Refuses ids that are not active people of the workspace. */
export async function refuseUnknownPeople(
  tx: Tx,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return;
  const rows = await tx
    .selectFrom("person")
    .select("id")
    .where("id", "in", wanted)
    .where("deactivated_at", "is", null)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const missing = wanted.find((id) => !known.has(id));
  if (missing) throw refuse("incident-person-unknown", { id: missing });
}
