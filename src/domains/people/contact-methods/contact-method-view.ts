import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { ContactMethodRow } from "#kernel/db/tables";
import { type AnySettings, presentSettings } from "#kernel/fields";
import { contactMethodKinds } from "./contact-method-kinds.ts";

export type ContactMethodView = {
  id: string;
  personId: string;
  channel: string;
  address: Record<string, unknown>;
  label: string;
  verifiedAt: string | null;
  disabledAt: string | null;
};

export function presentContactMethod(
  ctx: Pick<Ctx, "use">,
  row: Selectable<ContactMethodRow>,
): ContactMethodView {
  const kind = ctx.use(contactMethodKinds).find((each) => each.channel === row.channel);
  return {
    id: row.id,
    personId: row.person_id,
    channel: row.channel,
    // A channel that is no longer installed cannot say which of its fields are secret.
    address: kind ? presentSettings(kind.address, row.address as AnySettings) : {},
    label: row.label,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    disabledAt: row.disabled_at?.toISOString() ?? null,
  };
}
