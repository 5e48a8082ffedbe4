import type { Actor, Ctx } from "#kernel/ctx";
import { isRole, linkPermissions, matrix, type Permission } from "./permissions.ts";
import { refuse } from "./refusals.ts";
import { scopesCarry, scopesFor } from "./scopes.ts";

/** Throws the refusal `not-allowed` (or `scope-missing` for a key) unless the caller may do this. */
export function allow(ctx: Pick<Ctx, "actor">, permission: Permission): void {
  const { actor } = ctx;
  if (!roleAllows(actor, permission)) throw refuse("not-allowed", { permission });
  if (actor.kind === "api-key" && !scopesCarry(actor.scopes, permission))
    throw refuse("scope-missing", { permission, scopes: scopesFor(permission).join(", ") || "none exists" });
}

/** The same question without throwing, for presenting and filtering. */
export const may = (actor: Actor, permission: Permission): boolean =>
  roleAllows(actor, permission) && (actor.kind !== "api-key" || scopesCarry(actor.scopes, permission));

function roleAllows(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "link":
      return linkPermissions.has(permission);
    case "user":
    case "api-key":
      return isRole(actor.role) && matrix[actor.role].has(permission);
  }
}
