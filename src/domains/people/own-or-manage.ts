import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { PersonId } from "./ids.ts";
import { refuse } from "./refusals.ts";

/** People manage what is their own; for somebody else's it needs `people.manage`. */
export function allowOwnOrManage(ctx: Ctx, personId: PersonId): void {
  const own = ctx.actor.kind === "user" && ctx.actor.personId === personId;
  allow(ctx, own ? "self.manage" : "people.manage");
}

/** The person a route names by id, or by `me` for the one who is asking. */
export function personNamed(ctx: Ctx, idOrMe: string): PersonId {
  if (idOrMe !== "me") return idOrMe as PersonId; // verbs look it up within the workspace
  if (ctx.actor.kind !== "user" || ctx.actor.personId === null) throw refuse("no-person-of-yours");
  return ctx.actor.personId;
}
