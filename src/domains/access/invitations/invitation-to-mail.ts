import type { Ctx } from "#kernel/ctx";
import type { Role } from "../permissions.ts";
import { invitationUrl } from "./link.ts";

/** What the mail of an invitation says. */
export type InvitationToMail = {
  email: string;
  role: Role;
  workspaceName: string;
  locale: string;
  timeZone: string;
  expiresAt: Date;
  url: string;
};

/** Null when the invitation is no longer open: then nothing is to be mailed. */
export async function invitationToMail(ctx: Ctx, invitationId: string): Promise<InvitationToMail | null> {
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("invitation as i")
      .innerJoin("workspace as w", "w.workspace_id", "i.workspace_id")
      .select(["i.id", "i.email", "i.role", "i.expires_at", "w.name", "w.locale", "w.time_zone"])
      .where("i.id", "=", invitationId)
      .where("i.state", "=", "open")
      .where("i.expires_at", ">", ctx.clock.now())
      .executeTakeFirst();
    if (!row) return null;
    const { workspaceId } = ctx;
    return {
      email: row.email,
      role: row.role,
      workspaceName: row.name,
      locale: row.locale,
      timeZone: row.time_zone,
      expiresAt: row.expires_at,
      url: invitationUrl(ctx, { workspaceId, id: row.id, expiresAt: row.expires_at }),
    };
  });
}
