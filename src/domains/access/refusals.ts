import { defineRefusals } from "#kernel/refusals";

/** What access refuses, and what the caller can do about it. */
export const refuse = defineRefusals({
  "not-allowed": {
    status: 403,
    says: "This needs the permission {permission}, which your role does not have.",
    doNext: "Ask an administrator of the workspace for a role that has it.",
  },
  "scope-missing": {
    status: 403,
    says: "This API key has no scope for {permission}.",
    doNext: "Use a key that has one of these scopes: {scopes}.",
  },
  "not-signed-in": {
    status: 401,
    says: "This needs a signed-in user or an API key.",
    doNext: "Sign in, or send an API key as `Authorization: Bearer rck_…`.",
  },
  "api-key-invalid": {
    status: 401,
    says: "The API key is unknown, revoked or expired.",
    doNext: "Make a new key under Settings → API keys.",
  },
  "sign-in-needs-person": {
    status: 403,
    says: "This belongs to a signed-in user; an API key cannot do it.",
    doNext: "Sign in to the console and do it there.",
  },
  "workspace-not-chosen": {
    status: 400,
    says: "You belong to several workspaces and the request names none.",
    doNext: "Send the id of one of them in the header x-ripplecast-workspace; GET /api/v1/me lists them.",
  },
  "workspace-not-found": {
    status: 404,
    says: "There is no such workspace among yours.",
    doNext: "GET /api/v1/me lists the workspaces you belong to.",
  },
  "not-a-member": {
    status: 403,
    says: "You do not belong to any workspace.",
    doNext: "Ask an administrator for an invitation.",
  },
  "member-not-found": {
    status: 404,
    says: "There is no member {id} in this workspace.",
    doNext: "GET /api/v1/members lists them.",
  },
  "last-owner": {
    status: 409,
    says: "A workspace needs at least one owner, and this is the last one.",
    doNext: "Make someone else an owner first.",
  },
  "owner-only": {
    status: 403,
    says: "Only an owner can make, change or remove an owner.",
    doNext: "Ask an owner of the workspace.",
  },
  "already-a-member": {
    status: 409,
    says: "{email} already belongs to this workspace.",
    doNext: "Change the role of the existing member instead.",
  },
  "invitation-not-found": {
    status: 404,
    says: "There is no such open invitation; it may have been used, revoked or have expired.",
    doNext: "Ask an administrator of the workspace for a new one.",
  },
  "invitation-for-someone-else": {
    status: 403,
    says: "This invitation is for a different e-mail address than the one you are signed in with.",
    doNext: "Sign out and open the invitation again.",
  },
  "invitation-needs-sign-in": {
    status: 409,
    says: "There already is a user with the address {email}.",
    doNext: "Sign in as that user and open the invitation again.",
  },
  "api-key-expiry-past": {
    status: 422,
    says: "The key would expire in the past.",
    doNext: "Send a later expiresAt, or null for a key that does not expire.",
  },
  "api-key-not-found": {
    status: 404,
    says: "There is no API key {id} in this workspace.",
    doNext: "GET /api/v1/api-keys lists them.",
  },
  "sign-in-link-invalid": {
    status: 404,
    says: "This sign-in link was already used, was replaced by a newer one or has expired.",
    doNext: "Use the newest link; each start of Ripplecast prints one until one was used.",
  },
  "session-not-found": {
    status: 404,
    says: "There is no such session of yours.",
    doNext: "GET /api/v1/me/sessions lists them.",
  },
  "password-wrong": {
    status: 403,
    says: "The current password is not right.",
    doNext: "Try again, or ask whoever runs Ripplecast for a sign-in link.",
  },
  "sign-in-email-unavailable": {
    status: 409,
    says: "{email} cannot be your sign-in address.",
    doNext: "Use another address.",
  },
  "idempotency-key-busy": {
    status: 409,
    says: "A request with this Idempotency-Key is being worked on right now.",
    doNext: "Wait a moment and send the same request again; it will be answered from the first.",
  },
  "idempotency-key-taken": {
    status: 422,
    says: "This Idempotency-Key was used for a different request.",
    doNext: "Use a new key for a new request.",
  },
});
