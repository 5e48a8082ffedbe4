import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { escalateNow } from "../escalation/escalate-now.ts";
import { stopEscalation } from "../escalation/stop-escalation.ts";
import { notificationAnswered } from "../events.ts";
import { refuse } from "../refusals.ts";
import { type Answer, kindOfSubject, readSubject } from "./notification-subjects.ts";

const AnswerNotificationInput = z.object({
  notificationId: z.string(),
  answer: z.enum(["acknowledge", "escalate", "resolve"]),
});
export type AnswerNotification = z.infer<typeof AnswerNotificationInput>;

/** A person answers what they were told, by one tap or in the console. */
export async function answerNotification(ctx: Ctx, input: AnswerNotification): Promise<void> {
  // It is one's own; what the answer does to an alert is allowed, or not, by the alert's verbs.
  allow(ctx, ctx.actor.kind === "link" ? "alerts.respond" : "self.manage");
  const { notificationId, answer } = parse(AnswerNotificationInput, input);
  await ctx.transaction(async (tx) => {
    const notification = await ownNotification(tx, ctx, notificationId);
    const { subject_kind: kind, subject_id: id, person_id: personId } = notification;
    // A second tap on the same button must not wake the step after the next.
    if (answer === "escalate" && notification.closed_because === "escalated") return;
    const subject = await readSubject(tx, ctx, { kind, id }, "en");
    if (!subject || subject.closed) throw refuse("subject-closed");
    if (!subject.answers.includes(answer)) throw refuse("answer-not-offered", { answer });
    await act(tx, ctx.within(tx), notification, answer);
    await audit(tx, ctx, "notification.answer", { kind: "notification", id: notificationId }, { answer });
    await record(tx, ctx, notificationAnswered, id, {
      subjectKind: kind,
      escalationId: notification.escalation_id,
      notificationId,
      personId,
      answer,
    });
  });
}

async function ownNotification(tx: Tx, ctx: Ctx, id: string) {
  const personId = ctx.actor.kind === "link" || ctx.actor.kind === "user" ? ctx.actor.personId : null;
  const row = await tx.selectFrom("notification").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.person_id !== personId) throw refuse("notification-not-found");
  return row;
}

type Own = Awaited<ReturnType<typeof ownNotification>>;

async function act(tx: Tx, ctx: Ctx, notification: Own, answer: Answer): Promise<void> {
  const subject = { subjectKind: notification.subject_kind, subjectId: notification.subject_id };
  if (answer === "escalate") return escalateNow(ctx, subject);
  await kindOfSubject(ctx, subject.subjectKind)?.answered?.(tx, ctx, subject.subjectId, answer);
  // At once, without waiting for the reaction: who tapped should not be told again a second later.
  const because = answer === "resolve" ? "resolved" : "acknowledged";
  await stopEscalation(tx, ctx, { ...subject, because, answeredBy: notification.person_id });
}
