import { defineDeadline } from "#kernel/deadlines";
import { defineJob, type JobKind } from "#kernel/jobs";
import type { Urgency } from "./purpose.ts";

/** What one job sends: a single delivery, or one chunk of a broadcast. */
export type Unit = { deliveryId: string } | { broadcastId: string; chunk: number };

/** One queue per urgency, so that a fan-out to everybody never stands before the person on call. */
export const deliverJobs: Readonly<Record<Urgency, JobKind<Unit>>> = {
  urgent: defineJob<Unit>("delivery.urgent", { batch: 8, concurrency: 4 }),
  transactional: defineJob<Unit>("delivery.transactional", { batch: 8, concurrency: 2 }),
  bulk: defineJob<Unit>("delivery.bulk", { batch: 2, concurrency: 2 }),
};

/** Work that is not finished is looked at again by then: a retry is due, or whoever was sending has died. */
export const lookAgain = defineDeadline("delivery.look-again");

export const unitId = (unit: Unit): string =>
  "deliveryId" in unit ? unit.deliveryId : `${unit.broadcastId}/${unit.chunk}`;
