import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import type { DeliveryRow } from "./claim.ts";

/** A delivery's new situation. What is absent becomes empty. */
export type Change = {
  id: string;
  state: DeliveryRow["state"];
  attempts: number;
  nextAttemptAt: Date;
  stateReason?: string | null;
  wordsHash?: string | null;
  leaseUntil?: Date;
  heldAt?: Date;
  sentAt?: Date;
  finishedAt?: Date;
};

/** Writes many changes with one statement. */
export async function writeChanges(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update delivery set state = c.state, attempts = c.attempts, next_attempt_at = c."nextAttemptAt",
      state_reason = c."stateReason", words_hash = coalesce(c."wordsHash", words_hash), lease_until = c."leaseUntil",
      held_at = c."heldAt", sent_at = coalesce(c."sentAt", sent_at), finished_at = c."finishedAt"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id text, state text, attempts integer,
      "nextAttemptAt" timestamptz, "stateReason" text, "wordsHash" text, "leaseUntil" timestamptz,
      "heldAt" timestamptz, "sentAt" timestamptz, "finishedAt" timestamptz)
    where delivery.workspace_id = ${ctx.workspaceId} and delivery.id = c.id`.execute(tx);
}

export type AttemptStart = { id: string; deliveryId: string; number: number };

/** Written before anything leaves, so that a crash leaves a trace. */
export async function beginAttempts(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly { id: string; attempts: number }[],
): Promise<Map<string, string>> {
  const starts = deliveries.map(({ id, attempts }) => ({
    id: newId<"delivery-attempt">(),
    deliveryId: id,
    number: attempts,
  }));
  if (starts.length > 0)
    await sql`
      insert into delivery_attempt (workspace_id, id, delivery_id, number, started_at)
      select ${ctx.workspaceId}, s.id, s."deliveryId", s.number, ${ctx.clock.now()}
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as s (id text, "deliveryId" text, number integer)
    `.execute(tx);
  return new Map(starts.map(({ id, deliveryId }) => [deliveryId, id]));
}

export type AttemptEnd = {
  id: string;
  finishedAt: Date;
  outcome: "sent" | "later" | "never";
  providerId: string | null;
  says: string | null;
};

export async function endAttempts(tx: Tx, ctx: Ctx, ends: readonly AttemptEnd[]): Promise<void> {
  if (ends.length === 0) return;
  await sql`
    update delivery_attempt set finished_at = e."finishedAt", outcome = e.outcome, provider_id = e."providerId",
      says = e.says
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e (id text, "finishedAt" timestamptz, outcome text,
      "providerId" text, says text)
    where delivery_attempt.workspace_id = ${ctx.workspaceId} and delivery_attempt.id = e.id`.execute(tx);
}
