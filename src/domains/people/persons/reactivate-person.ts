import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { personReactivated } from "../events.ts";
import { lockPerson, refuseTakenEmail } from "./find-person.ts";
import { type PersonView, presentPerson } from "./person-view.ts";

export async function reactivatePerson(ctx: Ctx, input: { personId: string }): Promise<PersonView> {
  allow(ctx, "people.manage");
  return ctx.transaction(async (tx) => {
    const before = await lockPerson(tx, input.personId);
    if (before.deactivated_at === null) return presentPerson(tx, before);
    await refuseTakenEmail(tx, before.email, before.id);
    const row = await tx
      .updateTable("person")
      .set({ deactivated_at: null, updated_at: ctx.clock.now() })
      .where("id", "=", input.personId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "person.reactivate", { kind: "person", id: row.id }, { name: row.name });
    await record(tx, ctx, personReactivated, row.id, {});
    return presentPerson(tx, row);
  });
}
