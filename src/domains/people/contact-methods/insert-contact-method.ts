import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, sealSettings } from "#kernel/fields";
import { newId } from "#kernel/ids";
import type { ContactMethodKind } from "./contact-method-kinds.ts";
import { freshVerification } from "./verification.ts";

export type NewContactMethod = {
  personId: string;
  kind: ContactMethodKind;
  address: AnySettings;
  label?: string;
  /** Known to be the person's own, so that no code is asked for. */
  verified?: true;
};

/** The row, with its secrets encrypted and its verification begun. */
export function insertContactMethod(tx: Tx, ctx: Ctx, given: NewContactMethod) {
  const { personId, kind, address, label, verified } = given;
  const now = ctx.clock.now();
  const asksForCode = kind.verification === "code" && !verified;
  return tx
    .insertInto("contact_method")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"contact-method">(),
      person_id: personId,
      channel: kind.channel,
      address: JSON.stringify(sealSettings(kind.address, address, ctx.secrets)),
      label: label || kind.name,
      created_at: now,
      ...(asksForCode ? freshVerification(now) : { verified_at: now }),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
