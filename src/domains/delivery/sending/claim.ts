import { type Selectable, sql } from "kysely";
import { after, seconds } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import type { Unit } from "../jobs.ts";
import type { Urgency } from "../purpose.ts";
import { retryPolicies } from "./policy.ts";

export type DeliveryRow = Selectable<Tables["delivery"]>;

/**
 * Deliveries that are handed over before their results are written. After a crash at most these, times the number
 * of jobs at work, are repeated.
 */
export const WINDOW = 50;

/** Locks the deliveries of a unit whose turn it is: due, or left behind by a process that died. */
export async function claimDue(tx: Tx, ctx: Ctx, unit: Unit): Promise<DeliveryRow[]> {
  const now = ctx.clock.now();
  return ofUnit(tx, ctx, unit)
    .selectAll()
    .where((is) =>
      is.or([
        is.and([is("state", "=", "queued"), is("next_attempt_at", "<=", now)]),
        is.and([is("state", "=", "sending"), is("lease_until", "<=", now)]),
      ]),
    )
    .orderBy("id")
    .limit(WINDOW)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** When the unit must be looked at again; null when all of it is finished or held. */
export async function nextLook(tx: Tx, ctx: Ctx, unit: Unit): Promise<Date | null> {
  const { at } = await ofUnit(tx, ctx, unit)
    .select(
      sql<Date | null>`min(case when state = 'queued' then next_attempt_at else lease_until end)`.as("at"),
    )
    .where("state", "in", ["queued", "sending"])
    .executeTakeFirstOrThrow();
  return at;
}

/** So long nobody else sends what was claimed: longer than any hand-over takes. */
export const leaseMs = (urgency: Urgency): number => retryPolicies[urgency].handOverMs + seconds(4);

export const leaseEnd = (urgency: Urgency, now: Date): Date => after(now, leaseMs(urgency));

const ofUnit = (tx: Tx, ctx: Ctx, unit: Unit) => {
  const deliveries = tx.selectFrom("delivery").where("workspace_id", "=", ctx.workspaceId);
  return "deliveryId" in unit
    ? deliveries.where("id", "=", unit.deliveryId)
    : deliveries.where("broadcast_id", "=", unit.broadcastId).where("chunk", "=", unit.chunk);
};
