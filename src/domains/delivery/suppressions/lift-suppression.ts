import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { refuse } from "../refusals.ts";

/** From now on the address is written to again. What was suppressed meanwhile stays so until it is retried. */
export async function liftSuppression(ctx: Ctx, suppressionId: string): Promise<void> {
  allow(ctx, "delivery.manage");
  await ctx.transaction(async (tx) => {
    const lifted = await tx
      .updateTable("suppression")
      .set({ lifted_at: ctx.clock.now() })
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", suppressionId)
      .where("lifted_at", "is", null)
      .returning(["channel", "reason"])
      .executeTakeFirst();
    if (!lifted) throw refuse("suppression-not-found");
    await audit(tx, ctx, "suppression.lift", { kind: "suppression", id: suppressionId }, lifted);
  });
}
