import type { Ctx } from "#kernel/ctx";
import { createSignInLink } from "./create-sign-in-link.ts";

/**
 * The link to print at a start: a fresh one for the first owner until one was used. Null also when the owner has a
 * password and is signed in by it: from then on a link in the log would be a risk without a use.
 */
export async function signInLinkForStart(ctx: Ctx): Promise<string | null> {
  const userId = await ctx.transaction(async (tx) => {
    const used = await tx
      .selectFrom("sign_in_link")
      .select("id")
      .where("used_at", "is not", null)
      .executeTakeFirst();
    if (used) return null;
    const owner = await tx
      .selectFrom("membership as m")
      .leftJoin("identity.account as a", "a.user_id", "m.user_id")
      .leftJoin("identity.session as s", "s.user_id", "m.user_id")
      .select(["m.user_id", "a.password", "s.id as session"])
      .where("m.role", "=", "owner")
      .orderBy("m.created_at")
      .orderBy("m.id")
      .executeTakeFirst();
    return owner && (owner.password === null || owner.session === null) ? owner.user_id : null;
  });
  return userId === null ? null : createSignInLink(ctx, { userId });
}
