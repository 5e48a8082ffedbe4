import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { findPerson } from "./find-person.ts";
import { type PersonView, presentPerson } from "./person-view.ts";

export async function getPerson(ctx: Ctx, input: { personId: string }): Promise<PersonView> {
  allow(ctx, "people.read");
  return ctx.transaction(async (tx) => presentPerson(tx, await findPerson(tx, input.personId)));
}
