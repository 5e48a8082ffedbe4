import type { Actor } from "#kernel/ctx";

/** The person who acts, if it is one: signed in or by a one-tap link. */
export const personOf = (actor: Actor): string | null =>
  actor.kind === "user" || actor.kind === "link" ? actor.personId : null;
