import { defineEvent } from "#kernel/events";

/** The other domains furnish a workspace in the transaction that makes it; this tells whoever comes later. */
export const workspaceCreated = defineEvent<{ name: string; slug: string }>("workspace.created");
export const workspaceUpdated = defineEvent<{ changed: string[] }>("workspace.updated");
export const memberJoined = defineEvent<{ userId: string; role: string }>("member.joined");
export const memberRoleChanged = defineEvent<{ userId: string; from: string; to: string }>(
  "member.role-changed",
);
export const memberRemoved = defineEvent<{ userId: string }>("member.removed");
/** Its mail is sent by a reaction, which makes the link with `invitationUrl`: no event carries a token. */
export const invitationCreated = defineEvent<{ role: string }>("invitation.created");
export const invitationRevoked = defineEvent<Record<string, never>>("invitation.revoked");
export const apiKeyCreated = defineEvent<{ name: string }>("api-key.created");
export const apiKeyRevoked = defineEvent<{ name: string }>("api-key.revoked");
/** The mail is sent by a reaction, which finds the newest link itself: no event carries a token. */
export const passwordResetRequested = defineEvent<{ userId: string }>("password.reset-requested");
