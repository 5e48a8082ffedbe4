import { type Recipient as DeliveryRecipient, queueBroadcast } from "#domains/delivery";
import { writeEntry } from "#domains/incidents";
import type { PersonId } from "#domains/people";
import { publishIncidentUpdate } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { enqueue } from "#kernel/jobs";
import { pageChoice } from "../audiences/page-choice.ts";
import { clockFor } from "../engine/clocks.ts";
import type { PlanInput, Recipient } from "../engine/input.ts";
import { resolveRecipients } from "../engine/recipients.ts";
import { dueIn, fillSlots } from "../engine/slots.ts";
import { messageSent } from "../events.ts";
import { answerPromise, makePromise } from "../promises/keep-promises.ts";
import { texts } from "../texts.ts";
import type { Audience } from "../types.ts";
import type { Addresses } from "./audience-people.ts";
import { fanOut } from "./fan-out.ts";
import type { MessageRow } from "./message-row.ts";
import { INCIDENT_UPDATE } from "./purpose-name.ts";

export type SendWith = { input: PlanInput; addresses: Addresses };

/** Lets one message go: status page, deliveries, the promise it keeps and the one it makes, in the caller's transaction. */
export async function sendMessage(
  tx: Tx,
  ctx: Ctx,
  row: MessageRow,
  { input, addresses }: SendWith,
): Promise<void> {
  const audience = input.audiences.find(({ id }) => id === row.audience_id);
  if (!audience) return;
  const now = ctx.clock.now();
  const nextUpdateAt = row.next_minutes === null ? null : dueIn(now, row.next_minutes);
  const sent = { ...row, standing: "sent" as const, sent_at: now, next_update_at: nextUpdateAt };
  await tx
    .updateTable("message")
    .set({ standing: "sent", sent_at: now, next_update_at: nextUpdateAt })
    .where("id", "=", row.id)
    .execute();
  await publish(tx, ctx, sent, audience, input);
  await queue(tx, ctx, sent, audience, { input, addresses });
  await answerPromise(tx, ctx, row.incident_id, row.audience_id, row.id);
  if (nextUpdateAt) await promiseNext(tx, ctx, row, nextUpdateAt);
  await tell(tx, ctx, sent);
}

const promiseNext = (tx: Tx, ctx: Ctx, row: MessageRow, dueAt: Date) =>
  makePromise(tx, ctx, {
    incidentId: row.incident_id,
    audienceId: row.audience_id,
    kind: "next",
    dueAt,
    messageId: row.id,
  });

/** Words for customers and employees stand on their page too. A drill stays off every page. */
async function publish(
  tx: Tx,
  ctx: Ctx,
  row: MessageRow,
  audience: Audience,
  input: PlanInput,
): Promise<void> {
  const page = input.pages[audience.id];
  if (!page?.publishes || input.incident.drill) return;
  const published = await publishIncidentUpdate(ctx.within(tx), {
    ...pageChoice(audience),
    incidentId: row.incident_id,
    publicTitle: input.incident.publicTitle,
    status: input.incident.status,
    body: fillSlots(row.body, slotsOf(row), { timeZone: page.timeZone, locale: row.locale }),
    components: input.incident.components
      .filter(({ pageId }) => pageId === page.id)
      .map(({ id, state }) => ({ componentId: id, state })),
    nextUpdateAt: row.next_update_at,
    messageId: row.id,
    startedAt: input.incident.startedAt,
    correctsMessageId: row.corrects_message_id ?? undefined,
  });
  if (published)
    await tx.updateTable("message").set({ page_url: published.url }).where("id", "=", row.id).execute();
}

export const slotsOf = (row: MessageRow) => ({
  nextUpdateAt: row.next_update_at,
  sentAt: row.sent_at ?? row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

async function queue(
  tx: Tx,
  ctx: Ctx,
  row: MessageRow,
  audience: Audience,
  { input, addresses }: SendWith,
): Promise<void> {
  const clock = clockFor(input.plan, row.severity, audience.id);
  const { recipients } = resolveRecipients(audience, clock, input.people[audience.id]);
  const reason = texts(row.locale)("reason.update", {
    audience: audience.name,
    number: input.incident.number,
  });
  const people = recipients.flatMap((one) => deliveryRecipient(one, addresses, reason, row.locale));
  const broadcast = {
    purpose: INCIDENT_UPDATE,
    subjectId: row.id,
    incidentId: row.incident_id,
    drill: input.incident.drill,
  };
  if (people.length > 0)
    await queueBroadcast(tx, ctx, {
      ...broadcast,
      recipients: people,
      urgency: "transactional",
      idempotencyKey: `message/${row.id}/people`,
    });
  if (recipients.some(({ kind }) => kind === "subscribers"))
    await enqueue(tx, ctx, fanOut, { messageId: row.id, cursor: null });
}

function deliveryRecipient(
  recipient: Recipient,
  addresses: Addresses,
  reason: string,
  locale: string,
): DeliveryRecipient[] {
  if (recipient.kind === "subscribers") return [];
  const person = recipient.kind === "person";
  const found = addresses.get(person ? recipient.methodId : recipient.destinationId);
  if (!found) return [];
  return [
    {
      ...found,
      reason,
      ...(person
        ? { personId: recipient.personId as PersonId, locale: recipient.locale, timeZone: recipient.timeZone }
        : { locale, timeZone: null }),
    },
  ];
}

async function tell(tx: Tx, ctx: Ctx, row: MessageRow): Promise<void> {
  const { incident_id: incidentId, update_id: updateId, audience_id: audienceId, ring } = row;
  const text = texts(row.locale)("timeline.sent", { audience: row.audience_name, subject: row.subject });
  await writeEntry(tx, ctx, incidentId, {
    kind: "message-sent",
    data: { text, messageId: row.id, audienceId },
  });
  const nextUpdateAt = row.next_update_at?.toISOString() ?? null;
  await record(tx, ctx, messageSent, row.id, { incidentId, updateId, audienceId, ring, nextUpdateAt });
}
