import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AnySettings } from "#kernel/fields";
import { type Id, newId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { addressColumns } from "./address.ts";
import { deliverJobs } from "./jobs.ts";
import type { DeliveryId, Urgency } from "./purpose.ts";

/** Who is told over which channel, and why. */
export type Recipient = {
  /** Channel kind, such as `email`. */
  channel: string;
  /** As the channel's address fields say: `{ address: "ana@example.com" }` for e-mail. */
  address: AnySettings;
  personId?: Id<"person"> | null;
  subscriberId?: string | null;
  /** Shown with the delivery and kept: "Ana did not answer within 5 minutes". */
  reason: string;
  locale: string;
  timeZone: string | null;
  /** Small facts the purpose needs to render: ids, never content. */
  detail?: Readonly<Record<string, string>>;
};

export type QueueDelivery = Recipient & {
  purpose: string;
  subjectId: string;
  incidentId?: string | null;
  urgency: Urgency;
  drill: boolean;
  /** Queueing twice with one key sends once. */
  idempotencyKey: string;
};

/** Queues one message to one recipient in the caller's transaction; nothing leaves before it commits. */
export async function queueDelivery(
  tx: Tx,
  ctx: Ctx,
  input: QueueDelivery,
): Promise<{ deliveryId: DeliveryId; queued: boolean }> {
  const id = newId<"delivery">();
  const now = ctx.clock.now();
  const inserted = await tx
    .insertInto("delivery")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      purpose: input.purpose,
      subject_id: input.subjectId,
      incident_id: input.incidentId ?? null,
      channel: input.channel,
      ...addressColumns(ctx, input.channel, input.address),
      person_id: input.personId ?? null,
      subscriber_id: input.subscriberId ?? null,
      reason: input.reason,
      locale: input.locale,
      time_zone: input.timeZone,
      urgency: input.urgency,
      drill: input.drill,
      detail: JSON.stringify(input.detail ?? {}),
      idempotency_key: input.idempotencyKey,
      state: "queued",
      next_attempt_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "idempotency_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return { deliveryId: await alreadyQueued(tx, input.idempotencyKey), queued: false };
  await enqueue(tx, ctx, deliverJobs[input.urgency], { deliveryId: id });
  return { deliveryId: id, queued: true };
}

async function alreadyQueued(tx: Tx, key: string): Promise<DeliveryId> {
  const { id } = await tx
    .selectFrom("delivery")
    .select("id")
    .where("idempotency_key", "=", key)
    .executeTakeFirstOrThrow();
  return id as DeliveryId;
}
