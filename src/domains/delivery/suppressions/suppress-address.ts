import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { addressSuppressed } from "../events.ts";
import type { DeliveryRow } from "../sending/claim.ts";

/** Nothing is sent to this address any more, until somebody lifts it. The reason is kept. */
export async function suppressAddress(tx: Tx, ctx: Ctx, row: DeliveryRow, reason: string): Promise<void> {
  const id = newId<"suppression">();
  const inserted = await tx
    .insertInto("suppression")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      channel: row.channel,
      address_key: row.address_key,
      address_sealed: row.address_sealed,
      reason,
      delivery_id: row.id,
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "channel", "address_key"]).where("lifted_at", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return;
  await record(tx, ctx, addressSuppressed, id, {
    suppressionId: id,
    channel: row.channel,
    personId: row.person_id,
    subscriberId: row.subscriber_id,
    why: reason,
  });
}
