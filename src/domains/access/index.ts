export { allow, may } from "./allow.ts";
export { type AuditDetail, type AuditSubject, actorId, audit } from "./audit.ts";
export { isRole, matrix, type Permission, permissions, type Role, roles } from "./permissions.ts";
export { isScope, type Scope, scopes, scopesFor } from "./scopes.ts";
