import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { findPerson } from "../persons/find-person.ts";
import { personalData } from "./personal-data.ts";

/** Everything kept about one person, by section. */
export type PersonExport = { personId: string; exportedAt: string; sections: Record<string, unknown> };

/** One's own data, or with `people.manage` anybody's, in one piece. */
export async function exportPerson(ctx: Ctx, input: { personId: string }): Promise<PersonExport> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  return ctx.transaction(async (tx) => {
    const person = await findPerson(tx, input.personId);
    const sections: Record<string, unknown> = {};
    for (const part of ctx.use(personalData).toReversed())
      Object.assign(sections, await part.held(tx, ctx.within(tx), person));
    await audit(tx, ctx, "person.export", { kind: "person", id: person.id });
    return { personId: person.id, exportedAt: ctx.clock.now().toISOString(), sections };
  });
}
