import {
  componentsChanged,
  incidentDeclared,
  incidentReopened,
  incidentResolved,
  incidentSeverityChanged,
} from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { on } from "#kernel/events";
import { toldNow } from "../engine/clocks.ts";
import type { PlanInput } from "../engine/input.ts";
import { type View, viewOf } from "../engine/view.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { texts } from "../texts.ts";
import { loadPlanInput } from "../updates/load-plan-input.ts";
import { readDecisions, writeDecision } from "./decisions.ts";
import { endPromise, makePromise, setDue, takeOpenPromises, watch } from "./keep-promises.ts";
import type { PromiseRow } from "./promise-row.ts";
import { replan } from "./replan.ts";

const say = texts("en");

/** Declaring makes each audience's first promise; severity, components and reopening can make or move more. */
export const communicationReactions = [
  on(incidentDeclared, "communication.promise-first-messages", (ctx, { subjectId }) =>
    follow(ctx, subjectId),
  ),
  on(incidentSeverityChanged, "communication.replan-severity", (ctx, { subjectId }) =>
    follow(ctx, subjectId),
  ),
  on(componentsChanged, "communication.replan-components", (ctx, { subjectId }) => follow(ctx, subjectId)),
  on(incidentReopened, "communication.promise-again", (ctx, { subjectId }) => follow(ctx, subjectId)),
  on(incidentResolved, "communication.settle-promises", (ctx, { subjectId }) => settle(ctx, subjectId)),
];

/**
 * Brings decisions and promises of an incident in line with what it is now. Doing it again changes nothing, so it
 * does not matter in which order, or how often, these reactions run.
 */
export async function followPlan(tx: Tx, ctx: Ctx, incidentId: string): Promise<void> {
  await oneAtATime(tx, ctx, incidentId);
  const { input } = await loadPlanInput(tx, ctx, incidentId);
  if (input.incident.status === "resolved") return;
  await decideByPlan(tx, ctx, input);
  for (const audience of input.audiences) {
    if (audience.id in input.decidedAgainst) continue;
    const [open] = await takeOpenPromises(tx, ctx, incidentId, audience.id);
    await followOne(tx, ctx, input, viewOf(audience, input, say), open);
  }
}

const follow = (ctx: Ctx, incidentId: string): Promise<void> =>
  ctx.transaction((tx) => followPlan(tx, ctx.within(tx), incidentId));

async function followOne(
  tx: Tx,
  ctx: Ctx,
  { incident, now }: PlanInput,
  view: View,
  open: PromiseRow | undefined,
): Promise<void> {
  const { clock, componentAffected, previous } = view;
  const plan = replan({
    clock,
    componentAffected,
    status: incident.status,
    declaredAt: incident.declaredAt,
    now,
    open: open ? { kind: open.kind, dueAt: open.due_at } : null,
    // Told that it was over, an audience of a reopened incident is told anew.
    toldBefore: previous !== undefined && previous.status !== "resolved",
  });
  const promise = { incidentId: incident.id, audienceId: view.audience.id, messageId: null };
  if (plan.does === "make") await makePromise(tx, ctx, { ...promise, kind: "first", dueAt: plan.dueAt });
  if (!open) return;
  if (plan.does === "end") await endPromise(tx, ctx, open, say("end.severity"));
  else if (plan.does === "move") await setDue(tx, ctx, open, plan.dueAt);
  else await watch(tx, ctx, open.id, open.due_at);
}

/** Keeps, for the record, whom the plan tells; a decision made by hand stands. */
async function decideByPlan(tx: Tx, ctx: Ctx, input: PlanInput): Promise<void> {
  const standing = new Map((await readDecisions(tx, input.incident.id)).map((one) => [one.audienceId, one]));
  for (const audience of input.audiences) {
    const { clock, componentAffected } = viewOf(audience, input, say);
    const told = toldNow(clock.told, componentAffected);
    const before = standing.get(audience.id);
    if (before?.byHand || before?.told === told) continue;
    const reason = say("decision.plan", { severity: input.incident.severity });
    await writeDecision(tx, ctx, input.incident.id, { audienceId: audience.id, told, byHand: false, reason });
  }
}

/**
 * Resolved without an update. Who was never told is owed nothing; who was told that it goes on is still owed the word
 * that it is over, by the time that was promised.
 */
async function settle(ctx: Ctx, incidentId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    await oneAtATime(tx, within, incidentId);
    const { input } = await loadPlanInput(tx, within, incidentId);
    if (input.incident.status !== "resolved") return;
    const told = new Set(input.previous.map(({ audienceId }) => audienceId));
    for (const open of await takeOpenPromises(tx, within, incidentId)) {
      if (told.has(open.audience_id)) await watch(tx, within, open.id, open.due_at);
      else await endPromise(tx, within, open, say("end.resolved"));
    }
  });
}
