import type { Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { refuse } from "../refusals.ts";

const PURPOSE = "invitation";

type Invitation = { workspaceId: WorkspaceId; id: string; expiresAt: Date };

/**
 * The link of an invitation. It is made anew whenever it is needed (the mail, the answer to the one who invites):
 * signed, so nothing that could be used is stored.
 */
export function invitationUrl(
  { secrets, publicUrl }: Pick<Runtime, "secrets" | "publicUrl">,
  { workspaceId, id, expiresAt }: Invitation,
): string {
  return `${publicUrl}/invitations/${secrets.signLink(PURPOSE, { workspaceId, invitationId: id }, expiresAt)}`;
}

/** Which invitation a link is for. Whether that one is still open is for the database to say. */
export function readInvitationToken(
  { secrets, clock }: Pick<Runtime, "secrets" | "clock">,
  token: string,
): { workspaceId: WorkspaceId; invitationId: string } {
  const reading = secrets.readLink(PURPOSE, token, clock.now());
  const { workspaceId, invitationId } = reading.ok ? reading.payload : {};
  if (!workspaceId || !invitationId) throw refuse("invitation-not-found");
  return { workspaceId: workspaceId as WorkspaceId, invitationId }; // signed by us
}
