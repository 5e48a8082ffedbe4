import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { contactMethodVerificationRequested } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { refuse } from "../refusals.ts";
import { type ContactMethodView, presentContactMethod } from "./contact-method-view.ts";
import { lockContactMethod } from "./find-contact-method.ts";
import { freshVerification } from "./verification.ts";

/** Sends a new code; the ones sent before stop working. */
export async function requestContactMethodVerification(
  ctx: Ctx,
  input: { personId: string; contactMethodId: string },
): Promise<ContactMethodView> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  return ctx.transaction(async (tx) => {
    const before = await lockContactMethod(tx, input.personId, input.contactMethodId);
    if (before.verified_at) throw refuse("contact-method-verified");
    const row = await tx
      .updateTable("contact_method")
      .set(freshVerification(ctx.clock.now()))
      .where("id", "=", before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const about = { personId: row.person_id, channel: row.channel };
    await audit(
      tx,
      ctx,
      "contact-method.request-verification",
      { kind: "contact-method", id: row.id },
      about,
    );
    await record(tx, ctx, contactMethodVerificationRequested, row.id, about);
    return presentContactMethod(ctx, row);
  });
}
