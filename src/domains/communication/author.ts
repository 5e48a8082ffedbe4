import { authorColumns, presentAuthor } from "#domains/incidents";
import { personNames } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

export type KeptAuthor = { label: string; personId: string | null };

/** Who did something, as kept with it. */
export const authorOf = (ctx: Pick<Ctx, "actor">): KeptAuthor => {
  const { author, author_person_id } = authorColumns(ctx);
  return { label: author, personId: author_person_id };
};

/** Names of authors for people: the person's, else what kind of actor it was. */
export async function authorNames(
  tx: Tx,
  authors: readonly KeptAuthor[],
): Promise<(of: KeptAuthor) => string> {
  const names = await personNames(
    tx,
    authors.flatMap(({ personId }) => personId ?? []),
  );
  return ({ label, personId }) =>
    presentAuthor({ author: label, author_person_id: personId }, names, "en").label;
}
