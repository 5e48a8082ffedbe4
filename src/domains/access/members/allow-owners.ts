import type { Ctx } from "#kernel/ctx";
import type { Role } from "../permissions.ts";
import { refuse } from "../refusals.ts";

/** An administrator could otherwise make themselves an owner, or throw the owners out. */
export function allowOwners({ actor }: Pick<Ctx, "actor">, touched: readonly Role[]): void {
  if (!touched.includes("owner") || actor.kind === "system") return;
  if (actor.kind === "user" && actor.role === "owner") return;
  throw refuse("owner-only");
}
