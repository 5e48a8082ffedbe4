import { audit, type MovedAddress } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { type AnySettings, openSettings, sealSettings } from "#kernel/fields";
import { contactMethodKinds } from "../contact-methods/contact-method-kinds.ts";
import { freshVerification } from "../contact-methods/verification.ts";
import { contactMethodVerificationRequested, personUpdated } from "../events.ts";
import { emailTaken, lockPerson, refuseTakenEmail } from "./find-person.ts";

/**
 * A member signs in with another address now: their own address and the contact method that had the old one follow.
 * The method keeps its rules, and asks for the code that proves the new address.
 */
export async function movePersonAddress(ctx: Ctx, moved: MovedAddress): Promise<void> {
  const { personId, from, to, ifTaken } = moved;
  await ctx.transaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (ifTaken === "keep" && (await emailTaken(tx, to, personId))) return;
    await refuseTakenEmail(tx, to, personId);
    if (person.email.toLowerCase() === from.toLowerCase()) {
      const now = ctx.clock.now();
      await tx.updateTable("person").set({ email: to, updated_at: now }).where("id", "=", personId).execute();
      const subject = { kind: "person", id: personId };
      await audit(tx, ctx, "person.update", subject, { changed: ["email"] });
      await record(tx, ctx, personUpdated, personId, {});
    }
    await moveMethod(tx, ctx, personId, { address: from }, { address: to });
  });
}

async function moveMethod(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  from: AnySettings,
  to: AnySettings,
): Promise<void> {
  const kind = ctx.use(contactMethodKinds).find(({ channel }) => channel === "email");
  if (!kind) return;
  const rows = await tx
    .selectFrom("contact_method")
    .select(["id", "address", "verified_at"])
    .where("person_id", "=", personId)
    .where("channel", "=", kind.channel)
    .forUpdate()
    .execute();
  const at = (wanted: AnySettings) =>
    rows.find(
      (row) =>
        kind.identify(openSettings(kind.address, row.address as AnySettings, ctx.secrets)) ===
        kind.identify(wanted),
    );
  const old = at(from);
  if (!old) return;
  const known = at(to);
  // A person has an address once: the method that has it already gives way, and what it proved stays proved.
  if (known) await tx.deleteFrom("contact_method").where("id", "=", known.id).execute();
  const proved = known?.verified_at ?? null;
  await tx
    .updateTable("contact_method")
    .set({
      address: JSON.stringify(sealSettings(kind.address, to, ctx.secrets)),
      verified_at: proved,
      disabled_at: null,
      ...(proved ? {} : freshVerification(ctx.clock.now())),
    })
    .where("id", "=", old.id)
    .execute();
  const about = { personId, channel: kind.channel };
  await audit(tx, ctx, "contact-method.move", { kind: "contact-method", id: old.id }, about);
  if (!proved) await record(tx, ctx, contactMethodVerificationRequested, old.id, about);
}
