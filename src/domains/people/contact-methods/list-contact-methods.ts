import type { Ctx } from "#kernel/ctx";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { findPerson } from "../persons/find-person.ts";
import { type ContactMethodView, presentContactMethod } from "./contact-method-view.ts";

export async function listContactMethods(
  ctx: Ctx,
  input: { personId: string },
): Promise<ContactMethodView[]> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  return ctx.transaction(async (tx) => {
    await findPerson(tx, input.personId);
    const rows = await tx
      .selectFrom("contact_method")
      .selectAll()
      .where("person_id", "=", input.personId)
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => presentContactMethod(ctx, row));
  });
}
