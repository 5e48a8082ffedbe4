import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { memberRemoved } from "../events.ts";
import { allowOwners } from "./allow-owners.ts";
import { lockMember, refuseLastOwner } from "./store.ts";

/** Ends a person's access at once, and that of the keys they made. The person stays in schedules and history. */
export async function removeMember(ctx: Ctx, input: { memberId: string }): Promise<void> {
  allow(ctx, "members.manage");
  await ctx.transaction(async (tx) => {
    const member = await lockMember(tx, input.memberId);
    allowOwners(ctx, [member.role]);
    if (member.role === "owner") await refuseLastOwner(tx, member.id);
    await tx.deleteFrom("membership").where("id", "=", member.id).execute();
    await tx
      .updateTable("api_key")
      .set({ revoked_at: ctx.clock.now() })
      .where("made_by", "=", member.user_id)
      .where("revoked_at", "is", null)
      .execute();
    await audit(tx, ctx, "member.remove", { kind: "member", id: member.id }, { userId: member.user_id });
    await record(tx, ctx, memberRemoved, member.id, { userId: member.user_id });
  });
}
