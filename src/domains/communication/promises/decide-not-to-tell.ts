import { z } from "zod";
import { allow, audit } from "#domains/access";
import { incidentForPlan, writeEntry } from "#domains/incidents";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { readAudience } from "../audiences/read-audiences.ts";
import { CUSTOMER_LIMIT_MINUTES, customersAffected } from "../engine/clocks.ts";
import { audienceNotTold } from "../events.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { refuse } from "../refusals.ts";
import { texts } from "../texts.ts";
import { writeDecision } from "./decisions.ts";
import { followPlan } from "./follow-incident.ts";
import { endPromise, makePromise, takeOpenPromises } from "./keep-promises.ts";

const DecideInput = z.object({
  incidentId: z.string(),
  audienceId: z.string(),
  reason: z.string().trim().min(3).max(2000),
  lookAgainAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** Not telling an audience is a decision: with a reason, and a time at which somebody is asked to look again. */
export async function decideNotToTell(ctx: Ctx, input: z.input<typeof DecideInput>): Promise<void> {
  allow(ctx, "communication.approve");
  const { incidentId, audienceId, reason, lookAgainAt } = parse(DecideInput, input);
  await ctx.transaction(async (tx) => {
    await oneAtATime(tx, ctx, incidentId);
    const audience = await readAudience(tx, audienceId);
    const incident = await incidentForPlan(tx, incidentId);
    const now = ctx.clock.now();
    if (lookAgainAt <= now) throw refuse("promise-in-the-past");
    const strict = audience.customerFacing && customersAffected(incident.components);
    if (strict && lookAgainAt > after(now, minutes(CUSTOMER_LIMIT_MINUTES)))
      throw refuse("promise-beyond-sixty", { audience: audience.name });
    const [open] = await takeOpenPromises(tx, ctx, incidentId, audienceId);
    if (open) await endPromise(tx, ctx, open, texts("en")("end.decided"));
    await writeDecision(tx, ctx, incidentId, {
      audienceId,
      told: "not-told",
      byHand: true,
      reason,
      lookAgainAt,
    });
    await makePromise(tx, ctx, {
      incidentId,
      audienceId,
      kind: "look-again",
      dueAt: lookAgainAt,
      messageId: null,
    });
    const text = texts("en")("timeline.not-told", { audience: audience.name, reason });
    await writeEntry(tx, ctx, incidentId, { kind: "audience-not-told", data: { text, audienceId } });
    const until = { audienceId, lookAgainAt: lookAgainAt.toISOString() };
    await audit(tx, ctx, "audience.not-told", { kind: "incident", id: incidentId }, { ...until, reason });
    await record(tx, ctx, audienceNotTold, incidentId, { incidentId, ...until });
  });
}

const TellInput = z.object({ incidentId: z.string(), audienceId: z.string() });

/** Takes a decision not to tell back: the plan counts again, and its first clock starts now. */
export async function decideToTell(ctx: Ctx, input: z.input<typeof TellInput>): Promise<void> {
  allow(ctx, "communication.approve");
  const { incidentId, audienceId } = parse(TellInput, input);
  await ctx.transaction(async (tx) => {
    await oneAtATime(tx, ctx, incidentId);
    await readAudience(tx, audienceId);
    const { severity } = await incidentForPlan(tx, incidentId);
    const [open] = await takeOpenPromises(tx, ctx, incidentId, audienceId);
    if (open) await endPromise(tx, ctx, open, texts("en")("end.told"));
    const reason = texts("en")("decision.plan", { severity: severity.name });
    await writeDecision(tx, ctx, incidentId, { audienceId, told: "told", byHand: false, reason });
    await audit(tx, ctx, "audience.told", { kind: "incident", id: incidentId }, { audienceId });
    await followPlan(tx, ctx.within(tx), incidentId);
  });
}
