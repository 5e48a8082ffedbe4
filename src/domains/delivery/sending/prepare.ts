import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { deliveryHeld } from "../events.ts";
import { appendToLedger, type LedgerFact } from "../ledger/entry.ts";
import type { Words } from "../message.ts";
import type { Urgency } from "../purpose.ts";
import { type DeliveryRow, leaseEnd } from "./claim.ts";
import type { Decision } from "./decide.ts";
import { factOf } from "./fact.ts";
import { afterAttempt } from "./policy.ts";
import { recordFailures } from "./record.ts";
import { keepWords } from "./said.ts";
import { beginAttempts, type Change, writeChanges } from "./write.ts";

type Send = Extract<Decision, { to: "send" }>;

/** Writes what was decided; returns what is to be handed over once the transaction has committed. */
export async function writeDecisions(
  tx: Tx,
  ctx: Ctx,
  urgency: Urgency,
  decisions: readonly Decision[],
): Promise<(Send & { attemptId: string })[]> {
  const sends = decisions.filter((one): one is Send => one.to === "send");
  await keepWords(tx, ctx, wordsByHash(decisions));
  await writeChanges(
    tx,
    ctx,
    decisions.map((decision) => changeFor(ctx, urgency, decision)),
  );
  await appendToLedger(
    tx,
    ctx,
    decisions.flatMap((decision) => factFor(ctx, decision)),
  );
  await tellHeld(tx, ctx, decisions);
  await recordFailures(tx, ctx, decisions.flatMap(failureOf));
  const starting = sends.map(({ row }) => ({ id: row.id, attempts: row.attempts + 1 }));
  const attemptIds = await beginAttempts(tx, ctx, starting);
  return sends.map((send) => ({ ...send, attemptId: attemptIds.get(send.row.id) ?? "" }));
}

/** For deliveries that could not even be prepared: later, by the same policy as a failed attempt. */
export async function postpone(
  tx: Tx,
  ctx: Ctx,
  urgency: Urgency,
  rows: readonly DeliveryRow[],
): Promise<void> {
  const now = ctx.clock.now();
  const why = "it could not be prepared; the log says more";
  const changes = rows.map((row): Change => {
    const attempts = row.attempts + 1;
    const then = afterAttempt(urgency, attempts, { sent: false, retry: "later", reason: why }, now);
    const common = { id: row.id, attempts, stateReason: then.says };
    if (then.state === "queued") return { ...common, state: "queued", nextAttemptAt: then.nextAttemptAt };
    return { ...common, state: "failed", nextAttemptAt: now, finishedAt: now };
  });
  await writeChanges(tx, ctx, changes);
  const failed = new Set(changes.filter(({ state }) => state === "failed").map(({ id }) => id));
  await recordFailures(
    tx,
    ctx,
    rows.filter(({ id }) => failed.has(id)).map((row) => ({ row, state: "failed", why })),
  );
}

function changeFor(ctx: Ctx, urgency: Urgency, decision: Decision): Change {
  const now = ctx.clock.now();
  const { id, attempts } = decision.row;
  switch (decision.to) {
    case "send": {
      const leaseUntil = leaseEnd(urgency, now);
      const { wordsHash } = decision;
      return {
        id,
        state: "sending",
        attempts: attempts + 1,
        nextAttemptAt: leaseUntil,
        leaseUntil,
        wordsHash,
      };
    }
    case "hold":
      return {
        id,
        state: "held",
        attempts,
        nextAttemptAt: now,
        heldAt: now,
        stateReason: "the channel has no account yet",
      };
    case "stop":
      return {
        id,
        state: decision.state,
        attempts,
        nextAttemptAt: now,
        stateReason: decision.why,
        finishedAt: now,
      };
    case "skip": {
      const { wordsHash } = decision;
      return {
        id,
        state: "skipped",
        attempts,
        nextAttemptAt: now,
        stateReason: "drill",
        finishedAt: now,
        wordsHash,
      };
    }
  }
}

function factFor(ctx: Ctx, decision: Decision): LedgerFact[] {
  if (decision.to === "send" || decision.to === "hold") return [];
  if (decision.to === "stop") {
    const outcome = decision.state === "failed" ? "never" : decision.state;
    return [factOf(ctx, decision.row, { outcome, says: decision.why, attempt: decision.row.attempts })];
  }
  const { row, message, wordsHash } = decision;
  return [
    factOf(ctx, row, {
      outcome: "skipped",
      says: "drill",
      attempt: row.attempts,
      said: { message, wordsHash },
    }),
  ];
}

async function tellHeld(tx: Tx, ctx: Ctx, decisions: readonly Decision[]): Promise<void> {
  const held = decisions.find((one) => one.to === "hold")?.row;
  if (!held) return;
  const { channel, subject_id, incident_id } = held;
  await record(tx, ctx, deliveryHeld, held.id, { channel, subjectId: subject_id, incidentId: incident_id });
}

const failureOf = (decision: Decision) =>
  decision.to === "stop" && decision.state !== "cancelled"
    ? [{ row: decision.row, state: decision.state, why: decision.why }]
    : [];

const wordsByHash = (decisions: readonly Decision[]): Map<string, Words> =>
  new Map(
    decisions.flatMap((one) => ("message" in one ? [[one.wordsHash, one.message.words] as const] : [])),
  );
