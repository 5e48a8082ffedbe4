import { z } from "zod";
import { allow, audit } from "#domains/access";
import { unacknowledgeAlert } from "#domains/alerts";
import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline } from "#kernel/deadlines";
import { parse } from "#kernel/parse";
import { actorName } from "../notifications/actor-name.ts";
import { ALERT } from "../notifications/alert-subject.ts";
import { refuse } from "../refusals.ts";
import { texts } from "../texts.ts";
import { escalationOf, lockAlertRow } from "./alert-escalation.ts";
import { answerNotifications } from "./close-notifications.ts";
import { escalationStepDue } from "./deadline-kinds.ts";
import { latestEscalation, lockRunning, type Subject } from "./escalation-row.ts";
import { nextPlace, type Place } from "./next-place.ts";
import { policyOf, runSteps, sizeOf } from "./run-steps.ts";
import { insertEscalation, type StartEscalation } from "./start-escalation.ts";

const EscalateNowInput = z.object({ subjectKind: z.string(), subjectId: z.string() });

/**
 * Tells the next step at once, instead of when its time comes. An acknowledged alert is given back by it: it is open
 * again until somebody takes it on.
 */
export async function escalateNow(ctx: Ctx, input: Subject): Promise<void> {
  allow(ctx, "alerts.respond");
  const subject = parse(EscalateNowInput, input);
  await ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const again = await reopened(tx, within, subject);
    const { locale } = await workspaceDefaults(tx, ctx);
    const because = texts(locale)("escalatedBy", { name: await actorName(tx, ctx, locale) });
    await advance(tx, within, subject, again, because);
    await audit(tx, ctx, "escalation.escalate", { kind: subject.subjectKind, id: subject.subjectId });
  });
}

/** How an escalation of the subject begins when none is running; for an alert, open again. */
export async function reopened(tx: Tx, ctx: Ctx, subject: Subject): Promise<StartEscalation> {
  if (subject.subjectKind === ALERT) {
    const alert = await lockAlertRow(tx, subject.subjectId);
    if (!alert || alert.state === "resolved") throw refuse("subject-closed");
    if (alert.state === "acknowledged") await unacknowledgeAlert(ctx, { alertId: alert.id });
    return escalationOf(tx, alert);
  }
  const before = await latestEscalation(tx, subject);
  if (!before) throw refuse("no-policy");
  const { policy_id, summary, reason, urgency, drill } = before;
  return { ...subject, policyId: policy_id, summary, reason, urgency, drill };
}

async function advance(
  tx: Tx,
  ctx: Ctx,
  subject: Subject,
  again: StartEscalation,
  because: string,
): Promise<void> {
  const before = await latestEscalation(tx, subject);
  // The deadline before the row, as its own handler takes them.
  if (before) await clearDeadline(tx, ctx, escalationStepDue, before.id);
  const running = before && (await lockRunning(tx, before.id));
  const at = running ?? before;
  const policy = at && (await policyOf(tx, at));
  const next = (at && policy && nextPlace(at, sizeOf(policy))) || firstPlace(at?.round ?? 0);
  const escalation = running ?? (await insertEscalation(tx, ctx, again, next));
  if (!escalation) throw refuse("no-policy");
  if (ctx.actor.kind === "link" || ctx.actor.kind === "user")
    await answerNotifications(tx, ctx, before ? [before.id] : [], ctx.actor.personId ?? "", "escalated");
  await runSteps(tx, ctx, escalation, next, because);
}

/** Beyond the last step it begins again with the first. */
const firstPlace = (round: number): Place => ({ step: 0, round });
