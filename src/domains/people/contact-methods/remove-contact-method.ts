import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { contactMethodRemoved } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { lockContactMethod } from "./find-contact-method.ts";

/** Its notification rules go with it. */
export async function removeContactMethod(
  ctx: Ctx,
  input: { personId: string; contactMethodId: string },
): Promise<void> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  await ctx.transaction(async (tx) => {
    const row = await lockContactMethod(tx, input.personId, input.contactMethodId);
    await tx.deleteFrom("contact_method").where("id", "=", row.id).execute();
    const about = { personId: row.person_id, channel: row.channel };
    await audit(tx, ctx, "contact-method.remove", { kind: "contact-method", id: row.id }, about);
    await record(tx, ctx, contactMethodRemoved, row.id, about);
  });
}
