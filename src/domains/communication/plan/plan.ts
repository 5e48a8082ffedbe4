import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { readAudiences } from "../audiences/read-audiences.ts";
import { authorOf } from "../author.ts";
import { type ClockProblem, clockProblem } from "../engine/clocks.ts";
import { planChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { type Audience, type PlanClock, TOLD_RULES } from "../types.ts";
import { type PlanHeader, type PlanView, readPlan, readPlanVersions } from "./read-plan.ts";

export async function getPlan(ctx: Ctx, { version }: { version?: number } = {}): Promise<PlanView> {
  allow(ctx, "communication.read");
  return ctx.transaction((tx) => readPlan(tx, version));
}

export async function listPlanVersions(ctx: Ctx): Promise<PlanHeader[]> {
  allow(ctx, "communication.read");
  return ctx.transaction(readPlanVersions);
}

const Minutes = z.number().int().min(1).max(1440).nullable();
const ClockInput = z.object({
  severity: z.string().min(1).max(12),
  audienceId: z.string(),
  told: z.enum(TOLD_RULES),
  firstWithin: Minutes,
  investigating: Minutes,
  identified: Minutes,
  monitoring: Minutes,
  channels: z.array(z.string().min(1).max(40)).max(10).nullable(),
  approval: z.boolean(),
});
const ChangePlanInput = z.object({
  basedOn: z.number().int().min(0),
  note: z.string().trim().max(500).default(""),
  clocks: z.array(ClockInput).min(1).max(500),
});
export type ChangePlan = z.input<typeof ChangePlanInput>;

/** Makes a new version of the plan in which the given cells are as asked and all others as they were. */
export async function changePlan(ctx: Ctx, input: ChangePlan): Promise<PlanView> {
  allow(ctx, "plan.manage");
  const { basedOn, note, clocks } = parse(ChangePlanInput, input);
  return ctx.transaction(async (tx) => {
    const current = await readPlan(tx);
    if (current.version !== basedOn) throw refuse("plan-stale", { current: current.version, basedOn });
    const audiences = await readAudiences(tx);
    for (const clock of clocks) refuseBadClock(clock, audiences);
    const version = await insertPlan(tx, ctx, merged(current.clocks, clocks), { version: basedOn + 1, note });
    await audit(tx, ctx, "plan.change", { kind: "plan", id: String(version) }, { version, note });
    await record(tx, ctx, planChanged, String(version), { version });
    return readPlan(tx);
  });
}

/** Writes a version; the unique key lets only one of two concurrent changes win. */
export async function insertPlan(
  tx: Tx,
  ctx: Ctx,
  clocks: readonly PlanClock[],
  { version, note }: { version: number; note: string },
): Promise<number> {
  const planId = newId<"plan">();
  const { label, personId } = authorOf(ctx);
  const at = { changed_by: label, changed_by_person_id: personId, changed_at: ctx.clock.now() };
  const inserted = await tx
    .insertInto("plan")
    .values({ workspace_id: ctx.workspaceId, id: planId, version, note, ...at })
    .onConflict((conflict) => conflict.columns(["workspace_id", "version"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw refuse("plan-stale", { current: version, basedOn: version - 1 });
  if (clocks.length > 0)
    await tx
      .insertInto("plan_clock")
      .values(
        clocks.map((clock) => ({ workspace_id: ctx.workspaceId, plan_id: planId, ...columnsOf(clock) })),
      )
      .execute();
  return version;
}

const columnsOf = (clock: PlanClock) => ({
  id: newId<"plan-clock">(),
  severity: clock.severity,
  audience_id: clock.audienceId,
  told: clock.told,
  first_within_minutes: clock.firstWithin,
  investigating_minutes: clock.investigating,
  identified_minutes: clock.identified,
  monitoring_minutes: clock.monitoring,
  channels: clock.channels ? [...clock.channels] : null,
  approval: clock.approval,
});

const keyOf = ({ severity, audienceId }: PlanClock): string => `${severity} ${audienceId}`;

const merged = (before: readonly PlanClock[], change: readonly PlanClock[]): PlanClock[] => [
  ...new Map([...before, ...change].map((clock) => [keyOf(clock), clock])).values(),
];

const REFUSALS = {
  "beyond-sixty": "customer-clock-beyond-sixty",
  "without-clock": "customer-clock-missing",
  incomplete: "plan-clock-incomplete",
  superfluous: "plan-clock-superfluous",
} as const satisfies Record<ClockProblem, string>;

function refuseBadClock(clock: PlanClock, audiences: readonly Audience[]): void {
  const audience = audiences.find(({ id }) => id === clock.audienceId);
  if (!audience) throw refuse("audience-not-found", { id: clock.audienceId });
  const problem = clockProblem(clock, audience);
  if (problem) throw refuse(REFUSALS[problem], { audience: audience.name, severity: clock.severity });
}

/** An audience can become one of customers only when all its clocks are fit for them. */
export async function refuseLateClocks(tx: Tx, audience: Audience): Promise<void> {
  const { clocks } = await readPlan(tx);
  const customers = { ...audience, customerFacing: true };
  for (const clock of clocks.filter(({ audienceId }) => audienceId === audience.id))
    refuseBadClock(clock, [customers]);
}
