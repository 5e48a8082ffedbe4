import { COMMANDER, COMMUNICATIONS_LEAD } from "#domains/incidents";
import { startEscalation } from "#domains/oncall";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type Deadline, setDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { isPromiseStep, type PromiseStep, stepAfter, stepToDo } from "../engine/standing.ts";
import { promiseMissed } from "../events.ts";
import { promptRole } from "../prompts/prompt-person.ts";
import { texts } from "../texts.ts";
import { PROMISE_SUBJECT, promiseDue } from "./deadline-kind.ts";
import { about } from "./keep-promises.ts";
import { lockPromise, type PromiseRow } from "./promise-row.ts";

/**
 * Reminders to the communications lead, at the deadline to the commander, then the escalation policy. Each step is
 * done in the transaction that forgets its deadline and sets the next one: a crash neither skips nor repeats it.
 */
export const promiseDeadline = whenDue(promiseDue, (ctx: Ctx, { subjectId, detail }: Deadline) =>
  ctx.transaction(async (tx) => {
    const promise = await lockPromise(tx, subjectId);
    if (!promise || promise.closed_at) return;
    const step = stepToDo(promise.due_at, stepIn(detail), ctx.clock.now());
    const escalateNow = await act(tx, ctx, promise, step);
    if (escalateNow) return escalate(tx, ctx, promise);
    const next = stepAfter(promise.due_at, step);
    if (next) await setDeadline(tx, ctx, promiseDue, promise.id, next.at, { step: next.step });
  }),
);

function stepIn(detail: Deadline["detail"]): PromiseStep {
  const step = detail !== null && typeof detail === "object" && !Array.isArray(detail) ? detail.step : null;
  return isPromiseStep(step) ? step : "missed";
}

/** Does one step; true when nobody was there to be told and the escalation must not wait. */
async function act(tx: Tx, ctx: Ctx, promise: PromiseRow, step: PromiseStep): Promise<boolean> {
  switch (step) {
    case "remind-10":
    case "remind-5":
      await prompt(tx, ctx, promise, step);
      return false;
    case "missed":
      return miss(tx, ctx, promise);
    case "escalate":
      return true;
  }
}

async function miss(tx: Tx, ctx: Ctx, promise: PromiseRow): Promise<boolean> {
  await tx.updateTable("promise").set({ missed_at: promise.due_at }).where("id", "=", promise.id).execute();
  await record(tx, ctx, promiseMissed, promise.id, about(promise));
  const told = await prompt(tx, ctx, promise, "overdue");
  return !told;
}

async function prompt(
  tx: Tx,
  ctx: Ctx,
  promise: PromiseRow,
  kind: "remind-10" | "remind-5" | "overdue",
): Promise<boolean> {
  const { name } = await audienceOf(tx, promise);
  return promptRole(tx, ctx, kind === "overdue" ? COMMANDER : COMMUNICATIONS_LEAD, {
    kind,
    subjectId: promise.id,
    incidentId: promise.incident_id,
    audience: name,
    // A promise that was moved is reminded of anew.
    key: `${promise.id}/${promise.due_at.getTime()}/${kind}`,
  });
}

const audienceOf = (tx: Tx, { audience_id }: PromiseRow) =>
  tx.selectFrom("audience").select("name").where("id", "=", audience_id).executeTakeFirstOrThrow();

/** The policy of the first affected service that has one, else the workspace's. A drill wakes nobody. */
async function escalate(tx: Tx, ctx: Ctx, promise: PromiseRow): Promise<void> {
  const incident = await tx
    .selectFrom("incident")
    .select(["number", "drill"])
    .where("id", "=", promise.incident_id)
    .executeTakeFirstOrThrow();
  if (incident.drill) return;
  const { name } = await audienceOf(tx, promise);
  const params = { audience: name, number: incident.number };
  await startEscalation(tx, ctx, {
    subjectKind: PROMISE_SUBJECT,
    subjectId: promise.id,
    policyId: await policyOf(tx, promise.incident_id),
    summary: texts("en")("overdue.subject", params),
    reason: texts("en")("reason.escalated", params),
    urgency: "high",
  });
}

async function policyOf(tx: Tx, incidentId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("incident_service as i")
    .innerJoin("service as s", "s.id", "i.service_id")
    .select("s.escalation_policy_id")
    .where("i.incident_id", "=", incidentId)
    .where("s.escalation_policy_id", "is not", null)
    .orderBy("s.name")
    .limit(1)
    .executeTakeFirst();
  return row?.escalation_policy_id ?? null;
}
