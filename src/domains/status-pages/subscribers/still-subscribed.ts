import type { DeliveryId, PendingDelivery } from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";

/** Deliveries to subscribers who have left or are gone, with the reason; the rest are still wanted. */
export async function stillSubscribed(
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<DeliveryId, string>> {
  const ids = deliveries.flatMap(({ subscriberId }) => subscriberId ?? []);
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("subscriber")
      .select("id")
      .where("id", "in", [...ids, ""])
      .where("confirmed_at", "is not", null)
      .where("unsubscribed_at", "is", null)
      .execute(),
  );
  const active = new Set(rows.map(({ id }) => id));
  const gone = deliveries.filter(({ subscriberId }) => subscriberId !== null && !active.has(subscriberId));
  return new Map(gone.map(({ id }) => [id, "unsubscribed meanwhile"]));
}
