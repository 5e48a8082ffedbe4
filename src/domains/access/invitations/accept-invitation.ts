import { z } from "zod";
import type { Runtime } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { audit } from "../audit.ts";
import { newPassword } from "../identity/password.ts";
import { createUser, findUser, findUserByEmail, type User } from "../identity/users.ts";
import { addMember, memberRows } from "../members/store.ts";
import { refuse } from "../refusals.ts";
import { invitationCtx, openInvitation } from "./read-invitation.ts";

const NewUserInput = z.object({ name: z.string().trim().min(1).max(120), password: newPassword });

/** Who accepts: somebody already signed in, or a new user whom the link proves to own the address. */
export type Accepting = { userId: string } | { name: string; password: string };

export type Accepted = { workspaceId: WorkspaceId; userId: string; isNewUser: boolean };

/**
 * Makes the holder of the link a member. An address that already has a user must sign in first: holding the link
 * must never be enough to enter somebody's existing account.
 */
export async function acceptInvitation(
  runtime: Runtime,
  input: { token: string; accepting: Accepting },
): Promise<Accepted> {
  const { ctx: outer, invitationId } = invitationCtx(runtime, input.token);
  return outer.transaction(async (tx) => {
    const ctx = outer.within(tx);
    const invitation = await openInvitation(tx, ctx, invitationId);
    const isNewUser = !("userId" in input.accepting);
    const user = await acceptingUser(tx, invitation.email, input.accepting, ctx.clock.now());
    if (await memberRows(tx).where("m.user_id", "=", user.id).executeTakeFirst())
      throw refuse("already-a-member", { email: user.email });
    await tx
      .updateTable("invitation")
      .set({ state: "accepted", answered_at: ctx.clock.now() })
      .where("id", "=", invitationId)
      .execute();
    await addMember(tx, ctx, user, invitation.role);
    await audit(tx, ctx, "invitation.accept", { kind: "invitation", id: invitationId }, { userId: user.id });
    return { workspaceId: ctx.workspaceId, userId: user.id, isNewUser };
  });
}

async function acceptingUser(tx: Tx, email: string, accepting: Accepting, now: Date): Promise<User> {
  if ("userId" in accepting) {
    const user = await findUser(tx, accepting.userId);
    if (user?.email !== email) throw refuse("invitation-for-someone-else");
    return user;
  }
  if (await findUserByEmail(tx, email)) throw refuse("invitation-needs-sign-in", { email });
  const { name, password } = parse(NewUserInput, accepting);
  return createUser(tx, { email, name, password }, now);
}
