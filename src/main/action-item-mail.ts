import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  queueDelivery,
  type Rendered,
} from "#domains/delivery";
import { usableMethods } from "#domains/people";
import { actionItemDueSoon, actionItemOverdue } from "#domains/postmortems";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type DomainEvent, on, type Reaction } from "#kernel/events";
import { defineTexts } from "#kernel/texts";

const ACTION_ITEM = "action-item";
type When = "due-soon" | "overdue";

const texts = defineTexts({
  en: {
    "due-soon": "Due tomorrow: {text}",
    overdue: "Overdue: {text}",
    body: "{text}\n\nDue {due} (UTC), from the postmortem of incident #{number}.",
    open: "Open the incident",
    reason: "owns this action item",
    why: "You own this action item.",
    settled: "it is done, was moved or belongs to somebody else now",
  },
  de: {
    "due-soon": "Morgen fällig: {text}",
    overdue: "Überfällig: {text}",
    body: "{text}\n\nFällig {due} (UTC), aus dem Postmortem von Vorfall #{number}.",
    open: "Vorfall öffnen",
    reason: "ist für diese Aufgabe verantwortlich",
    why: "Sie sind für diese Aufgabe verantwortlich.",
    settled: "sie ist erledigt, verschoben oder gehört jetzt jemand anderem",
  },
  fr: {
    "due-soon": "À faire pour demain : {text}",
    overdue: "En retard : {text}",
    body: "{text}\n\nÉchéance {due} (UTC), du post-mortem de l’incident #{number}.",
    open: "Ouvrir l’incident",
    reason: "est responsable de cette action",
    why: "Vous êtes responsable de cette action.",
    settled: "elle est terminée, déplacée ou revient à quelqu’un d’autre",
  },
});

type ItemEvent = DomainEvent<{ actionItemId: string; ownerId: string; dueAt: string; incidentId: string }>;

/** The owner hears of an action item a day before it is due and when it is late: by mail and in the console. */
export const remindOfActionItems: readonly Reaction[] = [
  on(actionItemDueSoon, "postmortems.mail-due-soon", (ctx, event) => tellOwner(ctx, event, "due-soon")),
  on(actionItemOverdue, "postmortems.mail-overdue", (ctx, event) => tellOwner(ctx, event, "overdue")),
];

async function tellOwner(ctx: Ctx, { id, data }: ItemEvent, when: When): Promise<void> {
  await ctx.transaction(async (tx) => {
    const owner = await tx
      .selectFrom("person")
      .select(["locale", "time_zone"])
      .where("id", "=", data.ownerId)
      .executeTakeFirst();
    const item = await readItem(tx, data.actionItemId);
    if (!owner || !item) return;
    for (const { channel, address, personId } of await waysTo(tx, ctx, data.ownerId))
      await queueDelivery(tx, ctx, {
        purpose: ACTION_ITEM,
        subjectId: data.actionItemId,
        incidentId: data.incidentId,
        channel,
        address,
        personId,
        reason: texts(owner.locale)("reason"),
        locale: owner.locale,
        timeZone: owner.time_zone,
        urgency: "transactional",
        drill: item.drill,
        detail: { when, dueAt: data.dueAt },
        idempotencyKey: `action-item/${id}/${channel}`,
      });
  });
}

/** Mail and the inbox, one address each: this is no alarm. */
async function waysTo(tx: Tx, ctx: Ctx, personId: string) {
  const quiet = (await usableMethods(tx, ctx, [personId])).filter(({ channel }) =>
    ["email", "inbox"].includes(channel),
  );
  return [...new Map(quiet.toReversed().map((method) => [method.channel, method])).values()];
}

const readItem = (tx: Tx, id: string) =>
  tx
    .selectFrom("action_item as a")
    .innerJoin("postmortem as p", "p.id", "a.postmortem_id")
    .innerJoin("incident as i", "i.id", "p.incident_id")
    .select(["a.text", "a.owner_id", "a.due_at", "a.done_at", "i.id as incident_id", "i.number", "i.drill"])
    .where("a.id", "=", id)
    .executeTakeFirst();

type Item = NonNullable<Awaited<ReturnType<typeof readItem>>>;

export const actionItemPurpose = definePurpose({
  kind: ACTION_ITEM,
  unwanted: (ctx, deliveries) =>
    ctx.transaction(async (tx) => {
      const reasons = new Map<DeliveryId, string>();
      for (const delivery of deliveries)
        if (!isWanted(delivery, await readItem(tx, delivery.subjectId)))
          reasons.set(delivery.id, texts(delivery.locale)("settled"));
      return reasons;
    }),
  render: (ctx, deliveries) =>
    ctx.transaction(async (tx) => {
      const rendered = new Map<DeliveryId, Rendered>();
      for (const delivery of deliveries) {
        const item = await readItem(tx, delivery.subjectId);
        if (item) rendered.set(delivery.id, { words: wordsFor(ctx, delivery, item) });
      }
      return rendered;
    }),
});

const isWanted = ({ personId, detail }: PendingDelivery, item: Item | undefined): boolean =>
  item !== undefined &&
  item.done_at === null &&
  item.owner_id === personId &&
  item.due_at.toISOString() === detail.dueAt;

function wordsFor(ctx: Ctx, { locale, detail }: PendingDelivery, item: Item): Rendered["words"] {
  const say = texts(locale);
  const { text, number } = item;
  const due = item.due_at.toISOString().slice(0, 16).replace("T", " ");
  return {
    subject: say(detail.when === "overdue" ? "overdue" : "due-soon", { text }),
    text: say("body", { text, due, number }),
    links: [{ label: say("open"), url: `${ctx.publicUrl}/console/incidents/${item.incident_id}` }],
    why: say("why"),
    locale,
  };
}
