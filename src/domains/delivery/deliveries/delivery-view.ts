import type { Ctx } from "#kernel/ctx";
import { presentAddress } from "../address.ts";
import type { Urgency } from "../purpose.ts";
import type { DeliveryRow } from "../sending/claim.ts";

export type DeliveryState = DeliveryRow["state"];

/** A delivery as people and programs see it. */
export type DeliveryView = {
  id: string;
  purpose: string;
  subjectId: string;
  incidentId: string | null;
  broadcastId: string | null;
  channel: string;
  address: string | null;
  personId: string | null;
  subscriberId: string | null;
  reason: string;
  urgency: Urgency;
  drill: boolean;
  state: DeliveryState;
  stateReason: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  createdAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
};

export const deliveryView = (ctx: Ctx, row: DeliveryRow): DeliveryView => ({
  id: row.id,
  purpose: row.purpose,
  subjectId: row.subject_id,
  incidentId: row.incident_id,
  broadcastId: row.broadcast_id,
  channel: row.channel,
  address: presentAddress(ctx, row.channel, row.address_sealed),
  personId: row.person_id,
  subscriberId: row.subscriber_id,
  reason: row.reason,
  urgency: row.urgency,
  drill: row.drill,
  state: row.state,
  stateReason: row.state_reason,
  attempts: row.attempts,
  nextAttemptAt: row.state === "queued" ? row.next_attempt_at.toISOString() : null,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
});
