import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { contactMethodVerified } from "../events.ts";
import { type ContactMethodView, presentContactMethod } from "./contact-method-view.ts";

export async function markVerified(tx: Tx, ctx: Ctx, contactMethodId: string): Promise<ContactMethodView> {
  const row = await tx
    .updateTable("contact_method")
    .set({
      verified_at: ctx.clock.now(),
      disabled_at: null,
      verification_nonce: null,
      verification_expires_at: null,
    })
    .where("id", "=", contactMethodId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const about = { personId: row.person_id, channel: row.channel };
  await audit(tx, ctx, "contact-method.verify", { kind: "contact-method", id: row.id }, about);
  await record(tx, ctx, contactMethodVerified, row.id, about);
  return presentContactMethod(ctx, row);
}
