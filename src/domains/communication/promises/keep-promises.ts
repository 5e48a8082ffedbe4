import { stopEscalation } from "#domains/oncall";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { answeredAt, nextStep } from "../engine/standing.ts";
import { promiseEnded, promiseKept, promiseMade } from "../events.ts";
import { PROMISE_SUBJECT, promiseDue } from "./deadline-kind.ts";
import { lockPromise, openPromises, type PromiseKind, type PromiseRow } from "./promise-row.ts";

export type NewPromise = {
  incidentId: string;
  audienceId: string;
  kind: PromiseKind;
  dueAt: Date;
  /** The message that says it. */
  messageId: string | null;
};

/** Makes a promise; an open one to the same audience must have been answered or ended before. */
export async function makePromise(tx: Tx, ctx: Ctx, promise: NewPromise): Promise<void> {
  const id = newId<"promise">();
  const { incidentId, audienceId, kind, dueAt, messageId } = promise;
  await tx
    .insertInto("promise")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      incident_id: incidentId,
      audience_id: audienceId,
      kind,
      made_at: ctx.clock.now(),
      message_id: messageId,
      due_at: dueAt,
    })
    .execute();
  await watch(tx, ctx, id, dueAt);
  await record(tx, ctx, promiseMade, id, { incidentId, audienceId, kind, dueAt: dueAt.toISOString() });
}

/** Arms the clock of an open promise for its next reminder or its end. */
export async function watch(tx: Tx, ctx: Ctx, promiseId: string, dueAt: Date): Promise<void> {
  const next = nextStep(dueAt, ctx.clock.now());
  await setDeadline(tx, ctx, promiseDue, promiseId, next.at, { step: next.step });
}

/** A message to the audience answers its open promise: kept if in time, missed for good otherwise. */
export async function answerPromise(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  audienceId: string,
  messageId: string,
): Promise<void> {
  const [open] = await takeOpenPromises(tx, ctx, incidentId, audienceId);
  if (!open) return;
  const { keptAt, missedAt, closedAt } = answeredAt({ dueAt: open.due_at }, ctx.clock.now());
  await tx
    .updateTable("promise")
    .set({ kept_at: keptAt, missed_at: missedAt, closed_at: closedAt, answered_by: messageId })
    .where("id", "=", open.id)
    .execute();
  await letGo(tx, ctx, open, "answered");
  if (keptAt) await record(tx, ctx, promiseKept, open.id, about(open));
}

/** Nobody waits for it any more: for a promise that was taken. A promise that was missed before stays counted as missed. */
export async function endPromise(tx: Tx, ctx: Ctx, open: PromiseRow, because: string): Promise<void> {
  const now = ctx.clock.now();
  const missed = now > open.due_at ? { missed_at: open.due_at } : {};
  await tx
    .updateTable("promise")
    .set({ closed_at: now, ended_because: because, ...missed })
    .where("id", "=", open.id)
    .execute();
  await letGo(tx, ctx, open, "ended");
  await record(tx, ctx, promiseEnded, open.id, about(open));
}

/** Gives a taken promise another time, without asking whether it may have it. */
export async function setDue(tx: Tx, ctx: Ctx, open: PromiseRow, dueAt: Date): Promise<void> {
  await tx.updateTable("promise").set({ due_at: dueAt, missed_at: null }).where("id", "=", open.id).execute();
  await watch(tx, ctx, open.id, dueAt);
}

/**
 * Locks the open promises of an incident and stops their clocks: `watch` starts them again. Clocks go first, because a
 * deadline's handler holds its own row before it takes the promise.
 */
export async function takeOpenPromises(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  audienceId?: string,
): Promise<PromiseRow[]> {
  const found = await openPromises(tx, incidentId);
  const wanted = found.filter((promise) => audienceId === undefined || promise.audience_id === audienceId);
  const taken: PromiseRow[] = [];
  for (const { id } of wanted) {
    await clearDeadline(tx, ctx, promiseDue, id);
    const locked = await lockPromise(tx, id);
    if (locked && locked.closed_at === null) taken.push(locked);
  }
  return taken;
}

async function letGo(tx: Tx, ctx: Ctx, open: PromiseRow, because: string): Promise<void> {
  await stopEscalation(tx, ctx, { subjectKind: PROMISE_SUBJECT, subjectId: open.id, because });
}

export const about = (promise: PromiseRow) => ({
  incidentId: promise.incident_id,
  audienceId: promise.audience_id,
  dueAt: promise.due_at.toISOString(),
});
