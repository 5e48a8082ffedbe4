import { personNames } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { texts } from "../texts.ts";

/** The name of whoever acts, for a reason in words. */
export async function actorName(tx: Tx, ctx: Ctx, locale: string): Promise<string> {
  const someone = texts(locale)("someone");
  const { actor } = ctx;
  if (actor.kind === "link" || actor.kind === "user") {
    const names = await personNames(tx, actor.personId ? [actor.personId] : []);
    return [...names.values()][0] ?? someone;
  }
  if (actor.kind === "system") return someone;
  const key = await tx.selectFrom("api_key").select("name").where("id", "=", actor.keyId).executeTakeFirst();
  return key?.name ?? someone;
}
