import { type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";
import { findUserByEmail } from "../identity/users.ts";
import type { Role } from "../permissions.ts";
import { refuse } from "../refusals.ts";
import { readInvitationToken } from "./link.ts";

/** What the page of an invitation shows before anything is done. */
export type OpenInvitation = {
  workspaceId: WorkspaceId;
  workspaceName: string;
  email: string;
  role: Role;
  expiresAt: Date;
  /** Whether that address already has a user, who must then sign in to accept. */
  hasUser: boolean;
};

/** Reads an invitation by the token of its link. Changes nothing: link scanners may open it. */
export async function readInvitation(runtime: Runtime, token: string): Promise<OpenInvitation> {
  const { ctx, invitationId } = invitationCtx(runtime, token);
  return ctx.transaction(async (tx) => {
    const row = await openInvitation(tx, ctx, invitationId);
    const workspace = await tx.selectFrom("workspace").select("name").executeTakeFirstOrThrow();
    const user = await findUserByEmail(tx, row.email);
    return {
      workspaceId: ctx.workspaceId,
      workspaceName: workspace.name,
      email: row.email,
      role: row.role,
      expiresAt: row.expires_at,
      hasUser: user !== undefined,
    };
  });
}

/** The context in which the holder of the link may accept: the invitation's workspace, nothing more. */
export function invitationCtx(runtime: Runtime, token: string): { ctx: Ctx; invitationId: string } {
  const { workspaceId, invitationId } = readInvitationToken(runtime, token);
  const why = `invitation ${invitationId}`;
  return { ctx: createCtx(runtime, workspaceId, { kind: "system", why }), invitationId };
}

/** Locked, so that a link that is used twice at once makes one member. */
export async function openInvitation(tx: Tx, ctx: Ctx, invitationId: string) {
  const row = await tx
    .selectFrom("invitation")
    .selectAll()
    .where("id", "=", invitationId)
    .where("state", "=", "open")
    .where("expires_at", ">", ctx.clock.now())
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("invitation-not-found");
  return row;
}
