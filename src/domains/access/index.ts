export { allow, may } from "./allow.ts";
export { type Answer, answerOnce } from "./answer-once.ts";
export { type AuditDetail, type AuditSubject, actorId, audit } from "./audit.ts";
export {
  apiKeyCreated,
  apiKeyRevoked,
  invitationCreated,
  invitationRevoked,
  memberJoined,
  memberRemoved,
  memberRoleChanged,
  workspaceCreated,
  workspaceUpdated,
} from "./events.ts";
export {
  createIdentities,
  type Identities,
  type SignedIn,
  trustedOrigins,
} from "./identity/create-identities.ts";
export { type Accepted, acceptInvitation } from "./invitations/accept-invitation.ts";
export { type CreateInvitation, createInvitation } from "./invitations/create-invitation.ts";
export { type InvitationToMail, invitationToMail } from "./invitations/invitation-to-mail.ts";
export type { InvitationView } from "./invitations/invitation-view.ts";
export { invitationUrl } from "./invitations/link.ts";
export { listInvitations } from "./invitations/list-invitations.ts";
export { type OpenInvitation, readInvitation } from "./invitations/read-invitation.ts";
export { revokeInvitation } from "./invitations/revoke-invitation.ts";
export { type CreateApiKey, createApiKey } from "./keys/create-api-key.ts";
export { keyActor } from "./keys/key-actor.ts";
export type { ApiKeyView } from "./keys/key-view.ts";
export { listApiKeys } from "./keys/list-api-keys.ts";
export { revokeApiKey } from "./keys/revoke-api-key.ts";
export { looksLikeKey } from "./keys/token.ts";
export { type AuditEntryView, type ListAudit, listAudit } from "./log/list-audit.ts";
export { type ChangeRole, changeRole } from "./members/change-role.ts";
export { listMembers } from "./members/list-members.ts";
export type { MemberView } from "./members/member-view.ts";
export { type Membership, membershipsOf } from "./members/memberships-of.ts";
export { removeMember } from "./members/remove-member.ts";
export { isRole, matrix, type Permission, permissions, type Role, roles } from "./permissions.ts";
export { personOfMember } from "./ports.ts";
export { refuse as refuseAccess } from "./refusals.ts";
export { isScope, type Scope, scopes, scopesCarry, scopesFor } from "./scopes.ts";
export { type ChangePassword, changePassword } from "./sign-in/change-password.ts";
export { createSignInLink } from "./sign-in/create-sign-in-link.ts";
export { chooseMembership, type MeView, readMe } from "./sign-in/read-me.ts";
export { listSessions, revokeSession, type SessionView } from "./sign-in/sessions.ts";
export { signInLinkForStart } from "./sign-in/start-link.ts";
export { takeSignInLink } from "./sign-in/take-sign-in-link.ts";
export {
  type CreatedWorkspace,
  createFirstWorkspace,
  createWorkspace,
  type Furnish,
  type Furnished,
  type NewWorkspace,
} from "./workspaces/create-workspace.ts";
export { listWorkspaces, type WorkspaceName } from "./workspaces/list-workspaces.ts";
export { readWorkspace, type WorkspaceView } from "./workspaces/read-workspace.ts";
export { type UpdateWorkspace, updateWorkspace } from "./workspaces/update-workspace.ts";
