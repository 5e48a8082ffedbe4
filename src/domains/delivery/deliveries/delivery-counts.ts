import type { Ctx } from "#kernel/ctx";
import type { DeliveryState } from "./delivery-view.ts";

export type DeliveryCounts = { total: number; byState: Partial<Record<DeliveryState, number>> };

/** How far the sending of some subjects has come, for the domain that queued them. Subjects without any are absent. */
export async function deliveryCounts(
  ctx: Ctx,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, DeliveryCounts>> {
  const counts = new Map<string, DeliveryCounts>();
  if (subjectIds.length === 0) return counts;
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("delivery")
      .select(["subject_id", "state", (select) => select.fn.countAll<number>().as("n")])
      .where("workspace_id", "=", ctx.workspaceId)
      .where("subject_id", "in", subjectIds)
      .groupBy(["subject_id", "state"])
      .execute(),
  );
  for (const { subject_id, state, n } of rows) {
    const one = counts.get(subject_id) ?? { total: 0, byState: {} };
    const byState = { ...one.byState, [state]: Number(n) };
    counts.set(subject_id, { total: one.total + Number(n), byState });
  }
  return counts;
}
