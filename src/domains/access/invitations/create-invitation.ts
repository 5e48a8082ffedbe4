import { z } from "zod";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { actorId, audit } from "../audit.ts";
import { invitationCreated } from "../events.ts";
import { normalEmail } from "../identity/users.ts";
import { allowOwners } from "../members/allow-owners.ts";
import { memberRows } from "../members/store.ts";
import { roles } from "../permissions.ts";
import { refuse } from "../refusals.ts";
import { type InvitationView, presentInvitation } from "./invitation-view.ts";
import { invitationUrl } from "./link.ts";

const CreateInvitationInput = z.object({ email: z.email().max(254), role: z.enum(roles) });
export type CreateInvitation = z.input<typeof CreateInvitationInput>;

const VALID_FOR = days(7);

/** Invites an address into the workspace. A second invitation to the same address replaces the first. */
export async function createInvitation(
  ctx: Ctx,
  input: CreateInvitation,
): Promise<InvitationView & { url: string }> {
  allow(ctx, "members.manage");
  const { role, ...given } = parse(CreateInvitationInput, input);
  const email = normalEmail(given.email);
  allowOwners(ctx, [role]);
  return ctx.transaction(async (tx) => {
    await refuseMember(tx, email);
    const now = ctx.clock.now();
    await tx
      .updateTable("invitation")
      .set({ state: "revoked", answered_at: now })
      .where("email", "=", email)
      .where("state", "=", "open")
      .execute();
    const row = await tx
      .insertInto("invitation")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"invitation">(),
        email,
        role,
        state: "open",
        invited_by: actorId(ctx.actor),
        created_at: now,
        expires_at: after(now, VALID_FOR),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "invitation.create", { kind: "invitation", id: row.id }, { email, role });
    await record(tx, ctx, invitationCreated, row.id, { role });
    const view = presentInvitation(row);
    return { ...view, url: invitationUrl(ctx, { workspaceId: ctx.workspaceId, ...view }) };
  });
}

async function refuseMember(tx: Tx, email: string): Promise<void> {
  if (await memberRows(tx).where("u.email", "=", email).executeTakeFirst())
    throw refuse("already-a-member", { email });
}
