import { z } from "zod";
import { id, locale, pageOf, pageQuery, time, timeZone } from "./common.ts";

export const Role = z.enum([
  "owner",
  "administrator",
  "commander",
  "communicator",
  "responder",
  "support",
  "viewer",
]);
export type Role = z.infer<typeof Role>;

const name = z.string().trim().min(1).max(120);
const email = z.email().max(254);

/** One workspace the caller belongs to. */
export const MembershipView = z.object({
  workspaceId: id,
  name: z.string(),
  slug: z.string(),
  role: Role,
  personId: id.nullable(),
});

/** GET /api/v1/me: who asks, where they belong, and what they may do in the workspace that was chosen. */
export const Me = z.object({
  user: z.object({
    id,
    email: z.string(),
    name: z.string(),
    twoFactor: z.boolean(),
    /** False for someone who came by a sign-in link and has not set one yet. */
    hasPassword: z.boolean(),
  }),
  memberships: z.array(MembershipView),
  /** The workspace this is about: the header's, or the only one; null when it must be chosen. */
  workspace: z
    .object({ id, name: z.string(), slug: z.string(), timeZone: z.string(), locale: z.string() })
    .nullable(),
  /** In that workspace. */
  role: Role.nullable(),
  personId: id.nullable(),
  permissions: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

export const WorkspaceView = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  createdAt: time,
});
export type WorkspaceView = z.infer<typeof WorkspaceView>;

export const UpdateWorkspace = z.object({
  name: name.optional(),
  timeZone: timeZone.optional(),
  locale: locale.optional(),
});

export const MemberView = z.object({
  id,
  userId: id,
  name: z.string(),
  email: z.string(),
  role: Role,
  personId: id.nullable(),
  joinedAt: time,
});
export type MemberView = z.infer<typeof MemberView>;
export const MemberParams = z.object({ memberId: id });
export const MembersPage = pageOf(MemberView);
export const ListQuery = pageQuery;
export const ChangeRole = z.object({ role: Role });

export const InvitationView = z.object({
  id,
  email: z.string(),
  role: Role,
  state: z.enum(["open", "accepted", "revoked"]),
  createdAt: time,
  expiresAt: time,
});
export type InvitationView = z.infer<typeof InvitationView>;
export const InvitationParams = z.object({ invitationId: id });
export const InvitationsPage = pageOf(InvitationView);
export const CreateInvitation = z.object({ email, role: Role });
/** The link is mailed too; shown here for installations without mail. */
export const CreatedInvitation = InvitationView.extend({ url: z.url() });

/** The token of an invitation link, `/invitations/<token>`. */
export const InvitationToken = z.object({ token: z.string().min(1).max(1000) });
export const OpenInvitation = z.object({
  workspaceId: id,
  workspaceName: z.string(),
  email: z.string(),
  role: Role,
  expiresAt: time,
  /** The address already has a user, who must sign in to accept. */
  hasUser: z.boolean(),
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;
export const AcceptInvitation = InvitationToken.extend({ name, password: z.string().min(12).max(128) });
export const AcceptedInvitation = z.object({ workspaceId: id, userId: id });

export const ApiKeyView = z.object({
  id,
  name: z.string(),
  /** First letters of the key, to tell keys apart. */
  hint: z.string(),
  scopes: z.array(z.string()),
  madeBy: z.string(),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;
export const ApiKeyParams = z.object({ keyId: id });
export const ApiKeysPage = pageOf(ApiKeyView);
export const CreateApiKey = z.object({
  name,
  scopes: z.array(z.string().max(40)).min(1).max(40),
  expiresAt: time.nullable().default(null),
});
/** The only answer that ever shows the key itself. */
export const CreatedApiKey = ApiKeyView.extend({ key: z.string() });
/** Every scope a key may have, for the form. */
export const ScopesView = z.object({ items: z.array(z.string()) });

export const AuditEntryView = z.object({
  id,
  at: time,
  actor: z.object({
    kind: z.enum(["user", "api-key", "link", "system"]),
    id: z.string(),
    name: z.string().nullable(),
  }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.json()),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;
export const AuditQuery = pageQuery.extend({
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(60).optional(),
  action: z.string().max(80).optional(),
});
export const AuditPage = pageOf(AuditEntryView);

export const SessionView = z.object({
  id,
  current: z.boolean(),
  createdAt: time,
  lastUsedAt: time,
  expiresAt: time,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type SessionView = z.infer<typeof SessionView>;
export const SessionParams = z.object({ sessionId: id });
export const SessionsList = z.object({ items: z.array(SessionView), nextCursor: z.null() });
/** The address one signs in with; `currentPassword` is left out by someone who has none. */
export const ChangeEmail = z.object({ email, currentPassword: z.string().max(128).optional() });
/** `currentPassword` is left out by someone who has none yet. */
export const ChangePassword = z.object({
  currentPassword: z.string().max(128).optional(),
  newPassword: z.string().min(12).max(128),
});
