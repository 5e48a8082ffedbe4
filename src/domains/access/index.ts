export { allow, may } from "./allow.ts";
export { answerOnce } from "./answer-once.ts";
export { actorId, audit } from "./audit.ts";
export { invitationCreated, passwordResetRequested } from "./events.ts";
export {
  createIdentities,
  type Identities,
  type SignedIn,
  trustedOrigins,
} from "./identity/create-identities.ts";
export { acceptInvitation } from "./invitations/accept-invitation.ts";
export { createInvitation } from "./invitations/create-invitation.ts";
export { type InvitationToMail, invitationToMail } from "./invitations/invitation-to-mail.ts";
export { listInvitations } from "./invitations/list-invitations.ts";
export { type OpenInvitation, readInvitation } from "./invitations/read-invitation.ts";
export { revokeInvitation } from "./invitations/revoke-invitation.ts";
export { createApiKey } from "./keys/create-api-key.ts";
export { keyActor } from "./keys/key-actor.ts";
export { listApiKeys } from "./keys/list-api-keys.ts";
export { revokeApiKey } from "./keys/revoke-api-key.ts";
export { listAudit } from "./log/list-audit.ts";
export { changeRole } from "./members/change-role.ts";
export { listMembers } from "./members/list-members.ts";
export { type Membership, membershipsOf } from "./members/memberships-of.ts";
export { removeMember } from "./members/remove-member.ts";
export { matrix, type Permission, permissions, type Role, roles } from "./permissions.ts";
export { accessPart, ERASED } from "./personal-data.ts";
export { type MovedAddress, personMoved, personOfMember } from "./ports.ts";
export { refuse as refuseAccess } from "./refusals.ts";
export { type Scope, scopes, scopesFor } from "./scopes.ts";
export { changeEmail } from "./sign-in/change-email.ts";
export { changePassword } from "./sign-in/change-password.ts";
export { createSignInLink } from "./sign-in/create-sign-in-link.ts";
export { createPasswordResetLink, passwordResetToMail } from "./sign-in/password-reset.ts";
export { chooseMembership, readMe } from "./sign-in/read-me.ts";
export { listSessions, revokeSession } from "./sign-in/sessions.ts";
export { signInLinkForStart } from "./sign-in/start-link.ts";
export { takeSignInLink } from "./sign-in/take-sign-in-link.ts";
export { createFirstWorkspace, createWorkspace, type Furnish } from "./workspaces/create-workspace.ts";
export { listWorkspaces } from "./workspaces/list-workspaces.ts";
export { readWorkspace } from "./workspaces/read-workspace.ts";
export { updateWorkspace } from "./workspaces/update-workspace.ts";
