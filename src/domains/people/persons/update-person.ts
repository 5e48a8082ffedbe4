import type { z } from "zod";
import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { personUpdated } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { lockPerson, refuseTakenEmail } from "./find-person.ts";
import { UpdatePersonInput } from "./person-input.ts";
import { type PersonView, presentPerson } from "./person-view.ts";

export type UpdatePerson = z.input<typeof UpdatePersonInput>;

export async function updatePerson(ctx: Ctx, input: UpdatePerson): Promise<PersonView> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  const { personId, ...change } = parse(UpdatePersonInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockPerson(tx, personId);
    if (change.email && before.deactivated_at === null) await refuseTakenEmail(tx, change.email, personId);
    const row = await tx
      .updateTable("person")
      .set({
        name: change.name ?? before.name,
        email: change.email ?? before.email,
        title: change.title === undefined ? before.title : change.title,
        locale: change.locale ?? before.locale,
        time_zone: change.timeZone ?? before.time_zone,
        attributes: JSON.stringify(change.attributes ?? before.attributes),
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", personId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "person.update", { kind: "person", id: personId }, { changed: Object.keys(change) });
    await record(tx, ctx, personUpdated, personId, {});
    return presentPerson(tx, row);
  });
}
