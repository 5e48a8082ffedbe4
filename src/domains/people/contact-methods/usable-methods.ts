import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import type { ContactMethodId, PersonId } from "../ids.ts";
import { contactMethodKinds } from "./contact-method-kinds.ts";

/** A verified, enabled address of an active person. */
export type UsableMethod = {
  id: ContactMethodId;
  personId: PersonId;
  channel: string;
  label: string;
  address: AnySettings;
};

const usable = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom("contact_method as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .where("m.person_id", "in", [...personIds])
    .where("m.verified_at", "is not", null)
    .where("m.disabled_at", "is", null)
    .where("p.deactivated_at", "is", null);

/** Who of these people something could be sent to at all. */
export async function reachableAmong(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await usable(tx, personIds).select("m.person_id").distinct().execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Every address we may use for these people, oldest first. */
export async function usableMethods(
  tx: Tx,
  ctx: Pick<Ctx, "use" | "secrets">,
  personIds: readonly string[],
): Promise<UsableMethod[]> {
  if (personIds.length === 0) return [];
  const kinds = new Map(ctx.use(contactMethodKinds).map((kind) => [kind.channel, kind]));
  const rows = await usable(tx, personIds).selectAll("m").orderBy("m.created_at").orderBy("m.id").execute();
  return rows.flatMap((row) => {
    const kind = kinds.get(row.channel);
    // A channel that is no longer installed reaches nobody.
    if (!kind) return [];
    return {
      id: row.id as ContactMethodId,
      personId: row.person_id as PersonId,
      channel: row.channel,
      label: row.label,
      address: openSettings(kind.address, row.address as AnySettings, ctx.secrets),
    };
  });
}
