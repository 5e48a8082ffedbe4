import { personNames, personRefs, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type DeadlineHandler, whenDue } from "#kernel/deadlines";
import { listOf, minutesIn, texts } from "../texts.ts";
import { escalationStepDue, notificationAttemptDue } from "./deadline-kinds.ts";
import { type Escalation, lockRunning } from "./escalation-row.ts";
import { nextPlace } from "./next-place.ts";
import { queueAttempt } from "./notify-person.ts";
import { policyOf, runSteps, sizeOf } from "./run-steps.ts";

/** Listed in `main/deadlines.ts`. Both run inside the transaction that claims the deadline: a crash loses none. */
export const onCallDeadlines: readonly DeadlineHandler[] = [
  whenDue(escalationStepDue, (ctx, { subjectId }) =>
    ctx.transaction(async (tx) => {
      const escalation = await lockRunning(tx, subjectId);
      if (escalation) await goOn(tx, ctx, escalation);
    }),
  ),
  whenDue(notificationAttemptDue, (ctx, { subjectId }) =>
    ctx.transaction((tx) => queueAttempt(tx, ctx, subjectId)),
  ),
];

async function goOn(tx: Tx, ctx: Ctx, escalation: Escalation): Promise<void> {
  const policy = await policyOf(tx, escalation);
  const next = policy ? nextPlace(escalation, sizeOf(policy)) : null;
  await runSteps(tx, ctx, escalation, next, await whoDidNotAnswer(tx, ctx, escalation));
}

/** "Ana and Ben did not answer within 5 minutes". */
async function whoDidNotAnswer(tx: Tx, ctx: Ctx, escalation: Escalation): Promise<string> {
  const told = await tx
    .selectFrom("notification")
    .select(["person_id", "created_at"])
    .where("escalation_id", "=", escalation.id)
    .where("step", "=", escalation.step)
    .where("round", "=", escalation.round)
    .orderBy("seq")
    .execute();
  const { locale } = await workspaceDefaults(tx, ctx);
  const say = texts(locale);
  const since = told.at(-1)?.created_at;
  if (!since) return say("nobodyAnswered");
  const ids = told.map((row) => row.person_id);
  const people = personRefs(await personNames(tx, ids), ids);
  const waited = Math.max(1, Math.round((ctx.clock.now().getTime() - since.getTime()) / 60_000));
  return say("noAnswer", {
    names: listOf(
      locale,
      people.map((person) => person.name),
    ),
    minutes: minutesIn(locale, waited),
  });
}
