import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { personDeactivated } from "../events.ts";
import { lockPerson } from "./find-person.ts";
import { type PersonView, presentPerson } from "./person-view.ts";

/**
 * The person is told nothing any more. Places in schedules stay: removing them would silently shift everyone else's
 * turns, so they show as gaps until somebody decides.
 */
export async function deactivatePerson(ctx: Ctx, input: { personId: string }): Promise<PersonView> {
  allow(ctx, "people.manage");
  return ctx.transaction(async (tx) => {
    const before = await lockPerson(tx, input.personId);
    if (before.deactivated_at) return presentPerson(tx, before);
    const row = await tx
      .updateTable("person")
      .set({ deactivated_at: ctx.clock.now(), updated_at: ctx.clock.now() })
      .where("id", "=", input.personId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "person.deactivate", { kind: "person", id: row.id }, { name: row.name });
    await record(tx, ctx, personDeactivated, row.id, {});
    return presentPerson(tx, row);
  });
}
