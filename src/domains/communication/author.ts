import { personNames } from "#domains/people";
import { type Actor, actorLabel, type Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineTexts } from "#kernel/texts";

const texts = defineTexts({
  en: { system: "Ripplecast", "api-key": "an API key", user: "a member", link: "a recipient" },
});

const personOf = (actor: Actor): string | null =>
  actor.kind === "user" || actor.kind === "link" ? actor.personId : null;

/** Who did something, as kept with it. */
export const authorOf = ({ actor }: Pick<Ctx, "actor">) => ({
  label: actorLabel(actor),
  personId: personOf(actor),
});

export type KeptAuthor = { label: string; personId: string | null };

/** Names of authors for people: the person's, else what kind of actor it was. */
export async function authorNames(
  tx: Tx,
  authors: readonly KeptAuthor[],
): Promise<(of: KeptAuthor) => string> {
  const names = await personNames(
    tx,
    authors.flatMap(({ personId }) => personId ?? []),
  );
  return ({ label, personId }) => (personId && names.get(personId)) || kindName(label);
}

function kindName(label: string): string {
  const kind = label.split(":")[0];
  return texts("en")(kind === "system" || kind === "api-key" || kind === "link" ? kind : "user");
}
