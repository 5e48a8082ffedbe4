import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { memberRoleChanged } from "../events.ts";
import { roles } from "../permissions.ts";
import { allowOwners } from "./allow-owners.ts";
import { type MemberView, presentMember } from "./member-view.ts";
import { lockMember, memberRows, refuseLastOwner } from "./store.ts";

const ChangeRoleInput = z.object({ memberId: z.string(), role: z.enum(roles) });
export type ChangeRole = z.input<typeof ChangeRoleInput>;

/** Takes effect with the member's next request: roles are read each time, never kept in a session. */
export async function changeRole(ctx: Ctx, input: ChangeRole): Promise<MemberView> {
  allow(ctx, "members.manage");
  const { memberId, role } = parse(ChangeRoleInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockMember(tx, memberId);
    if (before.role !== role) {
      allowOwners(ctx, [before.role, role]);
      if (before.role === "owner") await refuseLastOwner(tx, memberId);
      await tx
        .updateTable("membership")
        .set({ role, updated_at: ctx.clock.now() })
        .where("id", "=", memberId)
        .execute();
      const change = { userId: before.user_id, from: before.role, to: role };
      await audit(tx, ctx, "member.change-role", { kind: "member", id: memberId }, change);
      await record(tx, ctx, memberRoleChanged, memberId, change);
    }
    return presentMember(await memberRows(tx).where("m.id", "=", memberId).executeTakeFirstOrThrow());
  });
}
