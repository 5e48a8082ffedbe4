import { z } from "zod";
import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { type AnySettings, openSettings, settingsSchema } from "#kernel/fields";
import { parse } from "#kernel/parse";
import { contactMethodAdded, contactMethodVerificationRequested } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { lockPerson } from "../persons/find-person.ts";
import { refuse } from "../refusals.ts";
import { type ContactMethodKind, kindOf } from "./contact-method-kinds.ts";
import { type ContactMethodView, presentContactMethod } from "./contact-method-view.ts";
import { insertContactMethod } from "./insert-contact-method.ts";

const AddContactMethodInput = z.object({
  personId: z.string(),
  channel: z.string().min(1).max(40),
  address: z.record(z.string(), z.unknown()),
  label: z.string().trim().max(60).default(""),
});
export type AddContactMethod = z.input<typeof AddContactMethodInput>;

/** The new method is used once the code sent to it came back (or at once where the channel needs none). */
export async function addContactMethod(ctx: Ctx, input: AddContactMethod): Promise<ContactMethodView> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  const { personId, channel, label, address: given } = parse(AddContactMethodInput, input);
  const kind = kindOf(ctx, channel);
  const address = kind.addressOf?.(personId) ?? checkedAddress(kind, given);
  return ctx.transaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (person.deactivated_at) throw refuse("person-deactivated", { name: person.name });
    await refuseSecondTime(tx, ctx, personId, kind, address);
    const row = await insertContactMethod(tx, ctx, { personId, kind, address, label });
    await audit(tx, ctx, "contact-method.add", { kind: "contact-method", id: row.id }, { personId, channel });
    await record(tx, ctx, contactMethodAdded, row.id, { personId, channel });
    if (kind.verification === "code")
      await record(tx, ctx, contactMethodVerificationRequested, row.id, { personId, channel });
    return presentContactMethod(ctx, row);
  });
}

function checkedAddress(kind: ContactMethodKind, given: Record<string, unknown>): AnySettings {
  const schema = z.object({ address: settingsSchema(kind.address) });
  return parse(schema, { address: given }).address as AnySettings; // settings of fields known only at run time
}

async function refuseSecondTime(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  kind: ContactMethodKind,
  address: AnySettings,
): Promise<void> {
  const existing = await tx
    .selectFrom("contact_method")
    .select("address")
    .where("person_id", "=", personId)
    .where("channel", "=", kind.channel)
    .execute();
  const identities = existing.map((row) =>
    kind.identify(openSettings(kind.address, row.address as AnySettings, ctx.secrets)),
  );
  if (identities.includes(kind.identify(address))) throw refuse("contact-method-taken");
}
