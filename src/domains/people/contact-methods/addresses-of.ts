import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import { contactMethodKinds } from "./contact-method-kinds.ts";

export type KnownAddress = { channel: string; address: AnySettings };

/** Every address by which a person is known, verified or not; the profile's own among them. */
export async function addressesOf(
  tx: Tx,
  ctx: Ctx,
  person: { id: string; email: string },
): Promise<KnownAddress[]> {
  const rows = await tx
    .selectFrom("contact_method")
    .select(["channel", "address"])
    .where("person_id", "=", person.id)
    .execute();
  const kinds = ctx.use(contactMethodKinds);
  const methods = rows.flatMap(({ channel, address }) => {
    const kind = kinds.find((each) => each.channel === channel);
    return kind
      ? [{ channel, address: openSettings(kind.address, address as AnySettings, ctx.secrets) }]
      : [];
  });
  return [{ channel: "email", address: { address: person.email } }, ...methods];
}
