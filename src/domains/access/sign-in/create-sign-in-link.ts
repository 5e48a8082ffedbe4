import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { newId, randomLetters } from "#kernel/ids";
import { audit } from "../audit.ts";
import { refuse } from "../refusals.ts";

const VALID_FOR = days(7);
const TOKEN_LETTERS = 40;

/**
 * A link that signs the user in once, for whoever reads the server's own output. Not reachable through the API:
 * it opens any account without its password. An unused older link of the same user dies.
 *
 * @returns the address to open
 */
export async function createSignInLink(ctx: Ctx, input: { userId: string }): Promise<string> {
  if (ctx.actor.kind !== "system") throw refuse("not-allowed", { permission: "system" });
  const token = randomLetters(TOKEN_LETTERS);
  await ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    await tx
      .deleteFrom("sign_in_link")
      .where("user_id", "=", input.userId)
      .where("used_at", "is", null)
      .execute();
    await tx
      .insertInto("sign_in_link")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"sign-in-link">(),
        user_id: input.userId,
        token_hash: ctx.secrets.hashToken(token),
        created_at: now,
        expires_at: after(now, VALID_FOR),
      })
      .execute();
    await audit(tx, ctx, "sign-in-link.create", { kind: "user", id: input.userId });
  });
  return `${ctx.publicUrl}/sign-in/${token}`;
}
