import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { personErased } from "../events.ts";
import { lockPerson } from "../persons/find-person.ts";
import { refuse } from "../refusals.ts";
import { workspaceDefaults } from "../workspace-defaults.ts";
import { beginErasure } from "./erasure-row.ts";
import { ownWords } from "./own-words.ts";
import { type DataOf, personalData } from "./personal-data.ts";

export type Erased = {
  personId: string;
  erasedAt: string;
  /** Somebody or something here is called the same: the name stays in texts, where it may mean the other. */
  nameStaysInTexts: boolean;
};

/**
 * Forgets a person for good. What is theirs goes now; what refers to them keeps an empty person; their name and
 * addresses are taken out of every text soon after. Whoever still has a place that others rely on is not erased: who
 * takes over is a decision that people make.
 */
export async function erasePerson(ctx: Ctx, input: { personId: string }): Promise<Erased> {
  allow(ctx, "people.manage");
  return ctx.transaction(async (tx) => {
    const person = await lockPerson(tx, input.personId);
    await refuseStillNeeded(tx, ctx, person);
    const nameStaysInTexts = await meansSomethingElse(tx, ctx, person);
    const words = [person.email, ...(nameStaysInTexts ? [] : [person.name])];
    for (const part of ctx.use(personalData))
      words.push(...((await part.erase?.(tx, ctx.within(tx), person)) ?? []));
    await beginErasure(tx, ctx, { kind: "person", id: person.id }, words);
    await audit(tx, ctx, "person.erase", { kind: "person", id: person.id }, { nameStaysInTexts });
    await record(tx, ctx, personErased, person.id, {});
    return { personId: person.id, erasedAt: ctx.clock.now().toISOString(), nameStaysInTexts };
  });
}

async function refuseStillNeeded(tx: Tx, ctx: Ctx, person: DataOf): Promise<void> {
  const { locale } = await workspaceDefaults(tx, ctx);
  const places: string[] = [];
  for (const part of ctx.use(personalData))
    places.push(...((await part.neededFor?.(tx, ctx.within(tx), person, locale)) ?? []));
  if (places.length > 0)
    throw refuse("person-still-needed", { name: person.name, places: places.join("; ") });
}

/** Whether texts that hold the name may speak of another person, of a team or of a service, or are the product's. */
async function meansSomethingElse(tx: Tx, ctx: Ctx, { id, name }: DataOf): Promise<boolean> {
  if ((await ownWords(tx, ctx))(name)) return true;
  const others = await tx
    .selectFrom("person")
    .select("name")
    .where("id", "!=", id)
    .unionAll(tx.selectFrom("team").select("name"))
    .unionAll(tx.selectFrom("service").select("name"))
    .execute();
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .join(" ")} `;
  return others.some((other) => words(other.name).includes(words(name)));
}
