import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { enqueue } from "#kernel/jobs";
import { deliverJobs } from "../jobs.ts";
import { refuse } from "../refusals.ts";
import { type DeliveryView, deliveryView } from "./delivery-view.ts";

/** Starts a stopped delivery anew, by the whole retry policy and with the same Message-ID. */
export async function retryDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryView> {
  allow(ctx, "delivery.manage");
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("delivery")
      .selectAll()
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", deliveryId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw refuse("delivery-not-found", { id: deliveryId });
    if (row.state !== "failed" && row.state !== "suppressed")
      throw refuse("delivery-not-stopped", { state: row.state });
    if (row.address_sealed === null) throw refuse("recipient-erased");
    const anew = await tx
      .updateTable("delivery")
      .set({
        state: "queued",
        state_reason: null,
        attempts: 0,
        next_attempt_at: ctx.clock.now(),
        finished_at: null,
      })
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", deliveryId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "delivery.retry", { kind: "delivery", id: deliveryId }, { channel: row.channel });
    await enqueue(tx, ctx, deliverJobs[row.urgency], { deliveryId });
    return deliveryView(ctx, anew);
  });
}
