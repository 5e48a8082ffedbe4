import { z } from "zod";
import { allow, audit } from "#domains/access";
import { refuseUnknownPeople, workspaceDefaults } from "#domains/people";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { setDeadline } from "#kernel/deadlines";
import { parse } from "#kernel/parse";
import { actorName } from "../notifications/actor-name.ts";
import { readPolicy } from "../policies/read-policy.ts";
import { refuse } from "../refusals.ts";
import { texts } from "../texts.ts";
import { escalationStepDue } from "./deadline-kinds.ts";
import { reopened } from "./escalate-now.ts";
import type { Escalation, Subject } from "./escalation-row.ts";
import { BY_HAND } from "./next-place.ts";
import { policyOf, runSteps } from "./run-steps.ts";
import { insertEscalation } from "./start-escalation.ts";
import { stopEscalation } from "./stop-escalation.ts";
import { tellNamed } from "./tell-named.ts";

const ReassignInput = z
  .object({
    subjectKind: z.string(),
    subjectId: z.string(),
    personIds: z.array(z.string()).max(20).default([]),
    policyId: z.string().optional(),
  })
  .refine((to) => to.personIds.length > 0 || to.policyId !== undefined, {
    path: ["personIds"],
    message: "name the people or the escalation policy that should take over",
  });
export type Reassign = z.input<typeof ReassignInput>;

const DEFAULT_WAIT_MINUTES = 5;

/**
 * Others take over, at once. If the people named do not answer within the first step's delay, the policy begins, so
 * that nothing is lost by handing it to somebody who sleeps.
 */
export async function reassign(ctx: Ctx, input: Reassign): Promise<void> {
  allow(ctx, "alerts.respond");
  const { personIds, policyId, ...subject } = parse(ReassignInput, input);
  await ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    await refuseUnknownPeople(tx, personIds);
    if (policyId) await readPolicy(tx, policyId);
    const again = await reopened(tx, within, subject);
    await stopEscalation(tx, within, { ...subject, because: "reassigned" });
    const place = personIds.length > 0 ? { step: BY_HAND, round: 0 } : { step: 0, round: 0 };
    const start = { ...again, policyId: policyId ?? again.policyId };
    const escalation = await insertEscalation(tx, within, start, place);
    if (!escalation) throw refuse("subject-closed");
    const { locale } = await workspaceDefaults(tx, ctx);
    const because = texts(locale)("reassignedBy", { name: await actorName(tx, ctx, locale) });
    if (personIds.length === 0) await runSteps(tx, within, escalation, place, because);
    else await tellByHand(tx, within, escalation, personIds, because, locale);
    await audit(tx, ctx, "escalation.reassign", about(subject), { personIds, policyId: policyId ?? null });
  });
}

const about = ({ subjectKind, subjectId }: Subject) => ({ kind: subjectKind, id: subjectId });

async function tellByHand(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  personIds: readonly string[],
  because: string,
  locale: string,
): Promise<void> {
  const told = await tellNamed(tx, ctx, escalation, personIds, because, locale);
  if (told === 0) return runSteps(tx, ctx, escalation, { step: 0, round: 0 }, because);
  const delay = (await policyOf(tx, escalation))?.steps[0]?.delayMinutes ?? DEFAULT_WAIT_MINUTES;
  await setDeadline(tx, ctx, escalationStepDue, escalation.id, after(ctx.clock.now(), minutes(delay)));
}
