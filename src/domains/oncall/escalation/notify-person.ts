import { queueDelivery } from "#domains/delivery";
import type { PersonId, PlannedMethod } from "#domains/people";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { personNotified } from "../events.ts";
import type { NotificationId } from "../ids.ts";
import { ALERT_NOTIFICATION } from "../notifications/purpose-name.ts";
import { closeNotifications } from "./close-notifications.ts";
import { notificationAttemptDue } from "./deadline-kinds.ts";
import type { Escalation } from "./escalation-row.ts";
import type { Place } from "./next-place.ts";
import { plannedReach } from "./reach.ts";
import type { Chosen } from "./step-people.ts";

/**
 * Tells one person over the contact methods their own rules name, each at its time.
 * @returns false when nothing could reach the person.
 */
export async function notifyPerson(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  place: Place,
  person: Chosen,
): Promise<boolean> {
  const planned = await plannedReach(tx, ctx, person.personId, escalation.urgency);
  if (planned.length === 0) return false;
  // A second round starts the person's rules anew instead of running them twice at once.
  await closeNotifications(
    tx,
    ctx,
    { escalationIds: [escalation.id], personId: person.personId },
    "superseded",
  );
  const notificationId = newId<"notification">();
  await tx
    .insertInto("notification")
    .values({
      workspace_id: ctx.workspaceId,
      id: notificationId,
      escalation_id: escalation.id,
      subject_kind: escalation.subject_kind,
      subject_id: escalation.subject_id,
      person_id: person.personId,
      step: place.step,
      round: place.round,
      reason: person.because,
      urgency: escalation.urgency,
      state: "pending",
      created_at: ctx.clock.now(),
    })
    .execute();
  await planAttempts(tx, ctx, notificationId, planned);
  await record(tx, ctx, personNotified, escalation.subject_id, {
    subjectKind: escalation.subject_kind,
    escalationId: escalation.id,
    notificationId,
    personId: person.personId,
    personName: person.name,
    reason: person.because,
  });
  return true;
}

async function planAttempts(
  tx: Tx,
  ctx: Ctx,
  notificationId: NotificationId,
  planned: readonly PlannedMethod[],
): Promise<void> {
  for (const { method, delayMinutes } of planned) {
    const id = newId<"notification-attempt">();
    const dueAt = after(ctx.clock.now(), minutes(delayMinutes));
    await tx
      .insertInto("notification_attempt")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        notification_id: notificationId,
        contact_method_id: method.id,
        channel: method.channel,
        label: method.label,
        due_at: dueAt,
        state: "waiting",
      })
      .execute();
    if (delayMinutes === 0) await queueAttempt(tx, ctx, id);
    else await setDeadline(tx, ctx, notificationAttemptDue, id, dueAt);
  }
}

/** Hands one attempt over to delivery, unless the notification was answered or the address is gone meanwhile. */
export async function queueAttempt(tx: Tx, ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await tx
    .selectFrom("notification_attempt as a")
    .innerJoin("notification as n", "n.id", "a.notification_id")
    .innerJoin("escalation as e", "e.id", "n.escalation_id")
    .innerJoin("person as p", "p.id", "n.person_id")
    .select([
      "a.contact_method_id",
      "n.id",
      "n.person_id",
      "e.drill",
      "n.reason",
      "n.urgency",
      "p.locale",
      "p.time_zone",
    ])
    .where("a.id", "=", attemptId)
    .where("a.state", "=", "waiting")
    .where("n.state", "=", "pending")
    .executeTakeFirst();
  if (!attempt) return;
  const planned = await plannedReach(tx, ctx, attempt.person_id, attempt.urgency);
  const method = planned.find((each) => each.method.id === attempt.contact_method_id)?.method;
  if (!method) return closeAttempt(tx, attemptId, "method-unusable");
  const { deliveryId } = await queueDelivery(tx, ctx, {
    purpose: ALERT_NOTIFICATION,
    subjectId: attempt.id,
    channel: method.channel,
    address: method.address,
    personId: attempt.person_id as PersonId, // a foreign key says so
    reason: attempt.reason,
    locale: attempt.locale,
    timeZone: attempt.time_zone,
    urgency: "urgent",
    drill: attempt.drill,
    detail: { attemptId },
    idempotencyKey: `notification/${attemptId}`,
  });
  await tx
    .updateTable("notification_attempt")
    .set({ state: "queued", delivery_id: deliveryId })
    .where("id", "=", attemptId)
    .execute();
}

async function closeAttempt(tx: Tx, attemptId: string, because: string): Promise<void> {
  await tx
    .updateTable("notification_attempt")
    .set({ state: "cancelled", closed_because: because })
    .where("id", "=", attemptId)
    .execute();
}
