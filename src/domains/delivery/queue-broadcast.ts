import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type Id, newId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { addressColumns } from "./address.ts";
import { deliverJobs } from "./jobs.ts";
import type { Urgency } from "./purpose.ts";
import type { Recipient } from "./queue-delivery.ts";

export type BroadcastId = Id<"broadcast">;

export type QueueBroadcast = {
  purpose: string;
  subjectId: string;
  incidentId?: string | null;
  recipients: readonly Recipient[];
  urgency: Urgency;
  drill: boolean;
  /** Queueing twice with one key sends once. */
  idempotencyKey: string;
};

/** Recipients per job. One job per recipient would make the queue the bottleneck. */
export const CHUNK = 250;

/** Queues one message to many recipients in the caller's transaction; each address on a channel gets it once. */
export async function queueBroadcast(
  tx: Tx,
  ctx: Ctx,
  input: QueueBroadcast,
): Promise<{ broadcastId: BroadcastId; queued: number }> {
  const rows = deliveryRows(ctx, input);
  const broadcastId = newId<"broadcast">();
  if (!(await insertBroadcast(tx, ctx, input, broadcastId, rows.length)))
    return { broadcastId: await alreadyQueued(tx, input.idempotencyKey), queued: 0 };
  const chunks = Math.ceil(rows.length / CHUNK);
  for (let chunk = 0; chunk < chunks; chunk++) {
    await insertChunk(tx, ctx, input, broadcastId, chunk, rows.slice(chunk * CHUNK, (chunk + 1) * CHUNK));
    await enqueue(tx, ctx, deliverJobs[input.urgency], { broadcastId, chunk });
  }
  return { broadcastId, queued: rows.length };
}

type Row = {
  id: string;
  channel: string;
  address_sealed: string;
  address_key: string;
  person_id: string | null;
  subscriber_id: string | null;
  reason: string;
  locale: string;
  time_zone: string | null;
  detail: Readonly<Record<string, string>>;
  idempotency_key: string;
};

function deliveryRows(ctx: Ctx, input: QueueBroadcast): Row[] {
  const byKey = new Map<string, Row>();
  for (const recipient of input.recipients) {
    const address = addressColumns(ctx, recipient.channel, recipient.address);
    const key = `${input.idempotencyKey}/${recipient.channel}/${address.address_key}`;
    if (!byKey.has(key)) byKey.set(key, { ...address, ...rowOf(recipient), idempotency_key: key });
  }
  return [...byKey.values()];
}

const rowOf = (recipient: Recipient) => ({
  id: newId<"delivery">(),
  channel: recipient.channel,
  person_id: recipient.personId ?? null,
  subscriber_id: recipient.subscriberId ?? null,
  reason: recipient.reason,
  locale: recipient.locale,
  time_zone: recipient.timeZone,
  detail: recipient.detail ?? {},
});

async function insertBroadcast(
  tx: Tx,
  ctx: Ctx,
  input: QueueBroadcast,
  id: BroadcastId,
  recipients: number,
): Promise<boolean> {
  const inserted = await tx
    .insertInto("broadcast")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      purpose: input.purpose,
      subject_id: input.subjectId,
      incident_id: input.incidentId ?? null,
      urgency: input.urgency,
      drill: input.drill,
      idempotency_key: input.idempotencyKey,
      recipients,
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "idempotency_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

async function insertChunk(
  tx: Tx,
  ctx: Ctx,
  input: QueueBroadcast,
  broadcastId: BroadcastId,
  chunk: number,
  rows: Row[],
): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    insert into delivery (workspace_id, id, broadcast_id, chunk, purpose, subject_id, incident_id, channel,
      address_sealed, address_key, person_id, subscriber_id, reason, locale, time_zone, urgency, drill, detail,
      idempotency_key, state, next_attempt_at, created_at)
    select ${ctx.workspaceId}, r.id, ${broadcastId}, ${chunk}, ${input.purpose}, ${input.subjectId},
      ${input.incidentId ?? null}, r.channel, r.address_sealed, r.address_key, r.person_id, r.subscriber_id, r.reason,
      r.locale, r.time_zone, ${input.urgency}, ${input.drill}, r.detail, r.idempotency_key, 'queued', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, channel text, address_sealed text,
      address_key text, person_id text, subscriber_id text, reason text, locale text, time_zone text, detail jsonb,
      idempotency_key text)
    on conflict (workspace_id, idempotency_key) do nothing`.execute(tx);
}

async function alreadyQueued(tx: Tx, key: string): Promise<BroadcastId> {
  const { id } = await tx
    .selectFrom("broadcast")
    .select("id")
    .where("idempotency_key", "=", key)
    .executeTakeFirstOrThrow();
  return id as BroadcastId;
}
