import { type DeliveryId, definePurpose, type PendingDelivery, type Rendered } from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { texts } from "../texts.ts";
import { answerLink } from "./answer-link.ts";
import { type NotificationSubject, readSubject } from "./notification-subjects.ts";
import { ALERT_NOTIFICATION } from "./purpose-name.ts";

/** Listed in `main/purposes.ts`. Deliveries have the notification as their subject. */
export const alertNotification = definePurpose({
  kind: ALERT_NOTIFICATION,
  unwanted: (ctx, deliveries) => forEach(ctx, deliveries, (tx, delivery) => whyUnwanted(tx, ctx, delivery)),
  render: (ctx, deliveries) => forEach(ctx, deliveries, (tx, delivery) => words(tx, ctx, delivery)),
});

async function forEach<T>(
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
  one: (tx: Tx, delivery: PendingDelivery) => Promise<T | undefined>,
): Promise<Map<DeliveryId, T>> {
  return ctx.transaction(async (tx) => {
    const found = new Map<DeliveryId, T>();
    for (const delivery of deliveries) {
      const result = await one(tx, delivery);
      if (result !== undefined) found.set(delivery.id, result);
    }
    return found;
  });
}

async function whyUnwanted(tx: Tx, ctx: Ctx, delivery: PendingDelivery): Promise<string | undefined> {
  const say = texts(delivery.locale);
  const notification = await readNotification(tx, delivery.subjectId);
  if (!notification) return say("subjectGone");
  if (notification.state !== "pending") return say("answeredAlready", { state: notification.state });
  const subject = await readSubject(tx, ctx, notification.subject, delivery.locale);
  if (!subject) return say("subjectGone");
  if (subject.closed) return say("subjectClosed");
  const { taken } = subject;
  return taken && taken.at >= notification.createdAt
    ? say("acknowledgedSince", { name: taken.by })
    : undefined;
}

async function words(tx: Tx, ctx: Ctx, delivery: PendingDelivery): Promise<Rendered | undefined> {
  const notification = await readNotification(tx, delivery.subjectId);
  if (!notification) return undefined;
  const subject = await readSubject(tx, ctx, notification.subject, delivery.locale);
  return subject && { words: wordsFor(ctx, delivery, notification, subject) };
}

type Notification = {
  id: string;
  personId: string;
  createdAt: Date;
  state: "pending" | "answered" | "cancelled";
  subject: { kind: string; id: string };
};

async function readNotification(tx: Tx, id: string): Promise<Notification | undefined> {
  const row = await tx.selectFrom("notification").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  return {
    id,
    personId: row.person_id,
    createdAt: row.created_at,
    state: row.state,
    subject: { kind: row.subject_kind, id: row.subject_id },
  };
}

function wordsFor(
  ctx: Ctx,
  delivery: PendingDelivery,
  notification: Notification,
  subject: NotificationSubject,
): Rendered["words"] {
  const { locale, reason } = delivery;
  const say = texts(locale);
  const summary = withoutSlots(subject.summary);
  const facts = subject.facts.map(({ label, value }) => `${label}: ${withoutSlots(value)}`);
  return {
    subject: subject.severity
      ? say("subject", { severity: subject.severity, summary })
      : say("subjectPlain", { summary }),
    text: [summary, ...facts].join("\n"),
    links: [
      ...subject.answers.map((answer) => ({
        label: say(answer),
        url: answerLink(ctx, notification, answer),
      })),
      ...subject.links,
    ],
    threadKey: subject.threadKey,
    why: say("whyYou", { reason: withoutSlots(reason) }),
    locale,
  };
}

// A monitor's text could hold the marks by which delivery fills slots.
const withoutSlots = (text: string): string => text.replace(/[\uE000\uE001]/g, "");
