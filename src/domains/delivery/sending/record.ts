import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { notice, record } from "#kernel/events";
import { deliveriesFailed, deliveryFailed } from "../events.ts";
import { appendToLedger } from "../ledger/entry.ts";
import { suppressAddress } from "../suppressions/suppress-address.ts";
import type { DeliveryRow } from "./claim.ts";
import { factOf } from "./fact.ts";
import type { HandedOver } from "./hand-over.ts";
import { type AfterAttempt, afterAttempt } from "./policy.ts";
import { type AttemptEnd, type Change, endAttempts, writeChanges } from "./write.ts";

type Outcome = { one: HandedOver; next: AfterAttempt };

/**
 * Writes down what came of a window of hand-overs, with the ledger, in one transaction. Repeating it does nothing: a
 * commit whose answer was lost may have happened.
 */
export async function recordOutcomes(tx: Tx, ctx: Ctx, handedOver: readonly HandedOver[]): Promise<void> {
  const results = await stillOpen(tx, ctx, handedOver);
  if (results.length === 0) return;
  const outcomes = results.map((one): Outcome => {
    const { urgency, attempts } = one.row;
    return { one, next: afterAttempt(urgency, attempts + 1, one.verdict, one.finishedAt) };
  });
  await writeChanges(tx, ctx, outcomes.map(changeFor));
  await endAttempts(tx, ctx, outcomes.map(attemptEnd));
  await appendToLedger(
    tx,
    ctx,
    outcomes.map(({ one, next }) => ledgerFact(ctx, one, next)),
  );
  for (const { one, next } of outcomes)
    if (next.state === "failed" && next.suppressAddress) await suppressAddress(tx, ctx, one.row, next.says);
  await recordFailures(
    tx,
    ctx,
    outcomes.flatMap(({ one, next }) =>
      next.state === "failed" ? [{ row: one.row, state: "failed", why: next.says }] : [],
    ),
  );
  for (const subjectId of new Set(results.map(({ row }) => row.subject_id)))
    await notice(tx, ctx, "delivery.progress", subjectId);
}

/** Those whose last attempt is the one we made and has no outcome yet. */
async function stillOpen(tx: Tx, ctx: Ctx, handedOver: readonly HandedOver[]): Promise<HandedOver[]> {
  if (handedOver.length === 0) return [];
  const rows = await tx
    .selectFrom("delivery")
    .select(["id", "attempts"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where(
      "id",
      "in",
      handedOver.map(({ row }) => row.id),
    )
    .where("state", "=", "sending")
    .orderBy("id")
    .forUpdate()
    .execute();
  const attempts = new Map(rows.map((row) => [row.id, row.attempts]));
  return handedOver.filter(({ row }) => attempts.get(row.id) === row.attempts + 1);
}

function changeFor({ one, next }: Outcome): Change {
  const { row, finishedAt } = one;
  const change = { id: row.id, attempts: row.attempts + 1, stateReason: next.says };
  if (next.state === "queued") return { ...change, state: "queued", nextAttemptAt: next.nextAttemptAt };
  const finished = { ...change, nextAttemptAt: finishedAt, finishedAt };
  return next.state === "sent"
    ? { ...finished, state: "sent", sentAt: finishedAt }
    : { ...finished, state: "failed" };
}

const attemptEnd = ({ one, next }: Outcome): AttemptEnd => ({
  id: one.attemptId,
  finishedAt: one.finishedAt,
  outcome: outcomeOf(one),
  providerId: next.state === "sent" ? next.providerId : null,
  says: next.says,
});

const outcomeOf = ({ verdict }: HandedOver) => (verdict.sent ? "sent" : verdict.retry);

const ledgerFact = (ctx: Ctx, one: HandedOver, next: AfterAttempt) =>
  factOf(ctx, one.row, {
    outcome: outcomeOf(one),
    says: next.says,
    attempt: one.row.attempts + 1,
    said: { message: one.message, wordsHash: one.wordsHash },
  });

export type Failure = { row: DeliveryRow; state: "failed" | "suppressed"; why: string };

/** Tells the rest of the product. Of a broadcast one event speaks for all: thousands would bury everything else. */
export async function recordFailures(tx: Tx, ctx: Ctx, failures: readonly Failure[]): Promise<void> {
  const [first] = failures;
  if (!first) return;
  const { broadcast_id, subject_id, incident_id } = first.row;
  if (broadcast_id !== null) {
    const data = { broadcastId: broadcast_id, subjectId: subject_id, incidentId: incident_id };
    return record(tx, ctx, deliveriesFailed, broadcast_id, {
      ...data,
      count: failures.length,
      why: first.why,
    });
  }
  for (const { row, state, why } of failures)
    await record(tx, ctx, deliveryFailed, row.id, {
      deliveryId: row.id,
      purpose: row.purpose,
      subjectId: row.subject_id,
      incidentId: row.incident_id,
      channel: row.channel,
      personId: row.person_id,
      subscriberId: row.subscriber_id,
      state,
      why,
    });
}
