import { workspaceDefaults } from "#domains/people";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { escalationAdvanced, escalationExhausted } from "../events.ts";
import { type PolicyView, readPolicies } from "../policies/read-policy.ts";
import { texts } from "../texts.ts";
import { escalationStepDue } from "./deadline-kinds.ts";
import type { Escalation } from "./escalation-row.ts";
import { nextPlace, type Place } from "./next-place.ts";
import { notifyPerson } from "./notify-person.ts";
import { type StepPeople, stepPeople } from "./step-people.ts";
import { warn } from "./warn.ts";

/**
 * Tells the people of the step at `place`. A step with nobody to tell is recorded as a warning and the next one runs
 * at once; when no step of the policy has anybody, the next try waits for the last step's delay.
 * @param because why it came to this step; empty at the start, where whoever is told reads why just them.
 */
export async function runSteps(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  start: Place | null,
  because: string,
): Promise<void> {
  const policy = await policyOf(tx, escalation);
  const { locale } = await workspaceDefaults(tx, ctx);
  if (!policy) return exhaust(tx, ctx, escalation, texts(locale)("noPolicy"));
  let reason = because;
  let empty = 0;
  for (let place = start; place; place = nextPlace(place, sizeOf(policy))) {
    const chosen = await stepPeople(tx, ctx, policy, place.step, locale);
    const { told, nobody } = await tellAll(tx, ctx, escalation, place, chosen, reason, locale);
    await moveTo(tx, escalation, place);
    if (told > 0 && place.step + place.round > 0) await advanced(tx, ctx, escalation, place, reason);
    empty = told > 0 ? 0 : empty + 1;
    if (told > 0 || empty === policy.steps.length) return waitForAnswer(tx, ctx, escalation, policy, place);
    reason = nobody;
  }
  return exhaust(tx, ctx, escalation, texts(locale)("nobodyAnswered"));
}

export const sizeOf = (policy: PolicyView) => ({
  steps: policy.steps.length,
  repeatTimes: policy.repeatTimes,
});

export async function policyOf(tx: Tx, escalation: Escalation): Promise<PolicyView | undefined> {
  return escalation.policy_id ? (await readPolicies(tx, [escalation.policy_id]))[0] : undefined;
}

type Told = { told: number; nobody: string };

async function tellAll(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  place: Place,
  { people, missing }: StepPeople,
  because: string,
  locale: string,
): Promise<Told> {
  let told = 0;
  const problems = [...missing];
  for (const person of people) {
    const reason = because || person.because;
    if (await notifyPerson(tx, ctx, escalation, place, { ...person, because: reason })) told += 1;
    else problems.push(texts(locale)("unreachable", { name: person.name }));
  }
  for (const says of problems) await warn(tx, ctx, escalation, says);
  return { told, nobody: problems.join("; ") };
}

async function moveTo(tx: Tx, escalation: Escalation, { step, round }: Place): Promise<void> {
  await tx.updateTable("escalation").set({ step, round }).where("id", "=", escalation.id).execute();
}

const advanced = (tx: Tx, ctx: Ctx, escalation: Escalation, { step, round }: Place, because: string) =>
  record(tx, ctx, escalationAdvanced, escalation.subject_id, {
    subjectKind: escalation.subject_kind,
    escalationId: escalation.id,
    step,
    round,
    because,
  });

async function waitForAnswer(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  policy: PolicyView,
  { step }: Place,
): Promise<void> {
  const delay = policy.steps[step]?.delayMinutes ?? 1;
  await setDeadline(tx, ctx, escalationStepDue, escalation.id, after(ctx.clock.now(), minutes(delay)));
}

/** The end of the policy. What people were told stays pending: an answer still counts. */
async function exhaust(tx: Tx, ctx: Ctx, escalation: Escalation, says: string): Promise<void> {
  await tx
    .updateTable("escalation")
    .set({ state: "exhausted", ended_at: ctx.clock.now(), ended_because: says })
    .where("id", "=", escalation.id)
    .execute();
  await warn(tx, ctx, escalation, says);
  await record(tx, ctx, escalationExhausted, escalation.subject_id, {
    subjectKind: escalation.subject_kind,
    escalationId: escalation.id,
  });
}
