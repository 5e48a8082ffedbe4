import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  type Rendered,
  slot,
  type Words,
} from "#domains/delivery";
import { incidentForPlan } from "#domains/incidents";
import { manageLinkFor, stillSubscribed, unsubscribeLinkFor } from "#domains/status-pages";
import { hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { mayEnterRoom } from "../engine/knowledge.ts";
import { toHtml, toText } from "../engine/markdown.ts";
import { fillSlots, slotsIn } from "../engine/slots.ts";
import { texts } from "../texts.ts";
import type { Audience } from "../types.ts";
import { roomUrl } from "./load-plan-input.ts";
import type { MessageRow } from "./message-row.ts";
import { INCIDENT_UPDATE } from "./purpose-name.ts";
import { slotsOf } from "./send-message.ts";

/** Listed in `main/purposes.ts`. */
export const incidentUpdatePurpose = definePurpose({
  kind: INCIDENT_UPDATE,
  unwanted: (ctx, deliveries) => ctx.transaction((tx) => unwanted(tx, ctx.within(tx), deliveries)),
  render: (ctx, deliveries) => ctx.transaction((tx) => renderAll(tx, ctx, deliveries)),
});

// Words that could not leave for this long are not sent any more once newer ones exist.
const STALE_AFTER = hours(1);

async function unwanted(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<ReadonlyMap<DeliveryId, string>> {
  const subscribers = deliveries.filter(({ subscriberId }) => subscriberId !== null);
  const left =
    subscribers.length > 0 ? await stillSubscribed(ctx, subscribers) : new Map<DeliveryId, string>();
  const messages = await messagesById(tx, deliveries);
  const overtaken = new Set<string>();
  for (const message of messages.values()) if (await isOvertaken(tx, ctx, message)) overtaken.add(message.id);
  const stale = deliveries.filter(({ subjectId }) => overtaken.has(subjectId));
  return new Map([...stale.map(({ id, locale }) => [id, texts(locale)("overtaken")] as const), ...left]);
}

async function isOvertaken(tx: Tx, ctx: Ctx, message: MessageRow): Promise<boolean> {
  const sentAt = message.sent_at ?? message.created_at;
  if (ctx.clock.now().getTime() - sentAt.getTime() < STALE_AFTER) return false;
  const newer = await tx
    .selectFrom("message")
    .select("id")
    .where("incident_id", "=", message.incident_id)
    .where("audience_id", "=", message.audience_id)
    .where("standing", "=", "sent")
    .where("sent_at", ">", sentAt)
    .limit(1)
    .executeTakeFirst();
  return newer !== undefined;
}

async function messagesById(
  tx: Tx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<string, MessageRow>> {
  const ids = [...new Set(deliveries.map(({ subjectId }) => subjectId))];
  const rows = await tx.selectFrom("message").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everyone who is told the same shares the words; times and links of their own are slots. */
async function renderAll(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<DeliveryId, Rendered>> {
  const messages = await messagesById(tx, deliveries);
  const shared = new Map<string, Words>();
  const rendered = new Map<DeliveryId, Rendered>();
  for (const delivery of deliveries) {
    const message = messages.get(delivery.subjectId);
    if (!message) throw new Error(`message ${delivery.subjectId} of a delivery is gone`);
    const key = `${message.id} ${delivery.subscriberId !== null}`;
    const words = shared.get(key) ?? (await wordsFor(tx, ctx, message, delivery));
    shared.set(key, words);
    rendered.set(delivery.id, { words, slots: slotsFor(ctx, message, delivery) });
  }
  return rendered;
}

async function wordsFor(
  tx: Tx,
  ctx: Ctx,
  message: MessageRow,
  { subscriberId }: PendingDelivery,
): Promise<Words> {
  const say = texts(message.locale);
  const times = slotsIn(`${message.subject} ${message.body}`);
  const named = (words: string) =>
    times.reduce((text, time, at) => text.replaceAll(time, slot(timeName(at))), withoutSlots(words));
  const subscribed = subscriberId !== null;
  return {
    subject: named(message.subject),
    text: toText(named(message.body)),
    html: toHtml(named(message.body)),
    links: [
      ...(message.page_url ? [{ label: say("link.page"), url: message.page_url }] : []),
      ...(await roomLinks(tx, ctx, message)),
      ...(subscribed ? [{ label: say("link.manage"), url: slot("manage") }] : []),
    ],
    // One conversation per incident and audience.
    threadKey: `incident/${message.incident_id}/${message.audience_id}`,
    ...(subscribed && { unsubscribeUrl: slot("unsubscribe") }),
    ...(await senderOf(tx, message)),
    why: slot("why"),
    locale: message.locale,
  };
}

async function senderOf(tx: Tx, message: MessageRow): Promise<{ from?: string }> {
  if (!message.page_id) return {};
  const page = await tx
    .selectFrom("status_page")
    .select("name")
    .where("id", "=", message.page_id)
    .executeTakeFirst();
  return page ? { from: page.name } : {};
}

async function roomLinks(tx: Tx, ctx: Ctx, message: MessageRow): Promise<Words["links"]> {
  const say = texts(message.locale);
  if (!mayEnterRoom({ ring: message.ring as Audience["ring"] })) return []; // the column's check allows 1 to 5
  const { bridgeUrl } = await incidentForPlan(tx, message.incident_id);
  return [
    { label: say("link.room"), url: roomUrl(ctx, message.incident_id) },
    ...(bridgeUrl ? [{ label: say("link.bridge"), url: bridgeUrl }] : []),
  ];
}

function slotsFor(ctx: Ctx, message: MessageRow, delivery: PendingDelivery): Record<string, string> {
  const reader = { timeZone: delivery.timeZone ?? message.page_time_zone, locale: message.locale };
  const times = slotsIn(`${message.subject} ${message.body}`);
  const { subscriberId } = delivery;
  return {
    ...Object.fromEntries(times.map((time, at) => [timeName(at), fillSlots(time, slotsOf(message), reader)])),
    ...(subscriberId !== null && {
      unsubscribe: unsubscribeLinkFor(ctx, subscriberId),
      manage: manageLinkFor(ctx, subscriberId),
    }),
    why: delivery.reason,
  };
}

// Delivery's slots are named with letters only.
const timeName = (at: number): string =>
  `time${[...String(at)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;

// Words written by people could hold the marks by which delivery fills slots.
const withoutSlots = (text: string): string => text.replace(/[\uE000\uE001]/g, "");
