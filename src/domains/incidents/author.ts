import type { Actor, Ctx } from "#kernel/ctx";
import { actorLabel } from "#kernel/ctx";
import type { Id } from "#kernel/ids";
import { defineTexts } from "#kernel/texts";
import type { Author } from "./types.ts";

/** The person behind an actor, if there is one. */
export const personOf = (actor: Actor): Id<"person"> | null =>
  actor.kind === "user" || actor.kind === "link" ? actor.personId : null;

/** The columns that say who wrote a row. */
export const authorColumns = (
  ctx: Pick<Ctx, "actor">,
): { author: string; author_person_id: string | null } => ({
  author: actorLabel(ctx.actor),
  author_person_id: personOf(ctx.actor),
});

const texts = defineTexts({
  en: { system: "Ripplecast", "api-key": "an API key", user: "a member", link: "a recipient" },
  de: { system: "Ripplecast", "api-key": "ein API-Schlüssel", user: "ein Mitglied", link: "ein Empfänger" },
  fr: { system: "Ripplecast", "api-key": "une clé d’API", user: "un membre", link: "un destinataire" },
});

/** What to call the author of a row: the person's name, else the kind of actor. */
export function presentAuthor(
  row: { author: string; author_person_id: string | null },
  names: ReadonlyMap<string, string>,
  locale: string,
): Author {
  const personId = row.author_person_id as Id<"person"> | null; // written from an actor's person id
  const kind = row.author.split(":")[0];
  const known = kind === "system" || kind === "api-key" || kind === "link" ? kind : "user";
  return { personId, label: (personId && names.get(personId)) || texts(locale)(known) };
}
