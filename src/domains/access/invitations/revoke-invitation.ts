import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { invitationRevoked } from "../events.ts";
import { refuse } from "../refusals.ts";

/** The link that was sent stops working. */
export async function revokeInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  allow(ctx, "members.manage");
  await ctx.transaction(async (tx) => {
    const row = await tx
      .updateTable("invitation")
      .set({ state: "revoked", answered_at: ctx.clock.now() })
      .where("id", "=", input.invitationId)
      .where("state", "=", "open")
      .returning(["id", "email"])
      .executeTakeFirst();
    if (!row) throw refuse("invitation-not-found");
    await audit(tx, ctx, "invitation.revoke", { kind: "invitation", id: row.id }, { email: row.email });
    await record(tx, ctx, invitationRevoked, row.id, {});
  });
}
