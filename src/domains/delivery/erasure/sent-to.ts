import type { KnownAddress } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { addressKey } from "../address.ts";

/** Whose deliveries: a reader's, or a person's with those that went to the person's addresses, such as an invitation. */
export type Recipient = { subscriberId: string } | { personId: string; addresses?: readonly KnownAddress[] };

/** The deliveries that went to somebody. */
export function sentTo(tx: Tx, ctx: Ctx, recipient: Recipient) {
  const all = tx.selectFrom("delivery as d").where("d.workspace_id", "=", ctx.workspaceId);
  if ("subscriberId" in recipient) return all.where("d.subscriber_id", "=", recipient.subscriberId);
  const keys = (recipient.addresses ?? []).map(({ channel, address }) => addressKey(ctx, channel, address));
  return all.where((or) =>
    or.or([
      or("d.person_id", "=", recipient.personId),
      // What went to the same mailbox for somebody else is somebody else's.
      or.and([or("d.address_key", "in", [...keys, ""]), or("d.person_id", "is", null)]),
    ]),
  );
}
