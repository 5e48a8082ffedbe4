import { listAudiences, messagesOf, pageChoice, toHtml, toText } from "#domains/communication";
import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  queueBroadcast,
  type Rendered,
  recipientsTold,
  slot,
  type Words,
} from "#domains/delivery";
import { type PublishedWords, publishedPostmortem } from "#domains/postmortems";
import { manageLinkFor, pageLinkFor, stillSubscribed, unsubscribeLinkFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineJob, enqueue, work } from "#kernel/jobs";
import { defineTexts } from "#kernel/texts";

const POSTMORTEM = "postmortem";
const RECIPIENTS_PER_JOB = 500;

const texts = defineTexts({
  en: {
    signed: "Signed by {name}",
    page: "Read it on the status page",
    manage: "Manage your subscription",
    overtaken: "a newer wording was published meanwhile",
  },
});

type Mailing = { postmortemId: string; revision: number; after: string | null };

/** Sends a published wording to those who were told of the incident, a chunk per job. */
export const mailPostmortem = defineJob<Mailing>("postmortem.mail", { concurrency: 1 });

/** A chunk and the job for the next one commit together, so a crash neither skips nor repeats anybody. */
export const mailPostmortemWorker = work(mailPostmortem, async (ctx, { postmortemId, revision, after }) => {
  await ctx.transaction(async (tx) => {
    const words = await publishedPostmortem(tx, ctx, postmortemId);
    if (words?.revision !== revision) return;
    const { incidentId } = words;
    const about = { incidentId, purpose: "incident.update" };
    const { items, nextCursor } = await recipientsTold(tx, ctx, about, after, RECIPIENTS_PER_JOB);
    const audiences = await audiencesByMessage(tx, incidentId);
    if (items.length > 0)
      await queueBroadcast(tx, ctx, {
        purpose: POSTMORTEM,
        subjectId: postmortemId,
        incidentId,
        drill: false,
        urgency: "bulk",
        idempotencyKey: `postmortem/${postmortemId}/${revision}/${after ?? ""}`,
        recipients: items.map(({ subjectId, ...recipient }) => ({
          ...recipient,
          detail: { revision: String(revision), audienceId: audiences.get(subjectId) ?? "" },
        })),
      });
    if (nextCursor !== null)
      await enqueue(tx, ctx, mailPostmortem, { postmortemId, revision, after: nextCursor });
  });
});

async function audiencesByMessage(tx: Tx, incidentId: string): Promise<Map<string, string>> {
  return new Map((await messagesOf(tx, incidentId)).map(({ id, audienceId }) => [id, audienceId]));
}

/** Listed in `main/purposes.ts`. */
export const postmortemPurpose = definePurpose({
  kind: POSTMORTEM,
  unwanted: (ctx, deliveries) => ctx.transaction((tx) => unwanted(tx, ctx.within(tx), deliveries)),
  render: (ctx, deliveries) => ctx.transaction((tx) => renderAll(tx, ctx.within(tx), deliveries)),
});

async function unwanted(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<DeliveryId, string>> {
  const reasons = await stillSubscribed(
    ctx,
    deliveries.filter(({ subscriberId }) => subscriberId !== null),
  );
  const current = new Map<string, string>();
  for (const subjectId of new Set(deliveries.map((delivery) => delivery.subjectId)))
    current.set(subjectId, String((await publishedPostmortem(tx, ctx, subjectId))?.revision));
  for (const { id, subjectId, detail, locale } of deliveries)
    if (current.get(subjectId) !== detail.revision) reasons.set(id, texts(locale)("overtaken"));
  return reasons;
}

/** All of one audience share the words; only links of their own differ. */
async function renderAll(
  tx: Tx,
  ctx: Ctx,
  deliveries: readonly PendingDelivery[],
): Promise<Map<DeliveryId, Rendered>> {
  const shared = new Map<string, Words>();
  const rendered = new Map<DeliveryId, Rendered>();
  for (const delivery of deliveries) {
    const { id, subjectId, detail, subscriberId, locale } = delivery;
    const key = JSON.stringify([subjectId, detail, subscriberId !== null, locale]);
    const words = shared.get(key) ?? (await wordsFor(tx, ctx, delivery));
    if (!words) continue;
    shared.set(key, words);
    rendered.set(id, { words, slots: slotsFor(ctx, delivery) });
  }
  return rendered;
}

async function wordsFor(tx: Tx, ctx: Ctx, delivery: PendingDelivery): Promise<Words | null> {
  const published = await publishedPostmortem(tx, ctx, delivery.subjectId);
  if (!published) return null;
  const say = texts(delivery.locale);
  const audienceId = delivery.detail.audienceId ?? "";
  const page = await pageOf(ctx, audienceId, published);
  const body = withoutSlots(`${published.body}\n\n${say("signed", { name: published.signedBy })}`);
  const subscribed = delivery.subscriberId !== null;
  return {
    subject: withoutSlots(published.subject),
    text: toText(body),
    html: toHtml(body),
    links: [
      ...(page ? [{ label: say("page"), url: page.url }] : []),
      ...(subscribed ? [{ label: say("manage"), url: slot("manage") }] : []),
    ],
    // The conversation in which they were told of the incident.
    threadKey: `incident/${published.incidentId}/${audienceId}`,
    ...(subscribed && { unsubscribeUrl: slot("unsubscribe") }),
    ...(page && { from: page.name }),
    why: slot("why"),
    locale: delivery.locale,
  };
}

async function pageOf(ctx: Ctx, audienceId: string, { incidentId }: PublishedWords) {
  const audience = (await listAudiences(ctx)).find(({ id }) => id === audienceId);
  return audience ? pageLinkFor(ctx, { ...pageChoice(audience), incidentId }) : null;
}

const slotsFor = (ctx: Ctx, { subscriberId, reason }: PendingDelivery): Record<string, string> => ({
  ...(subscriberId !== null && {
    unsubscribe: unsubscribeLinkFor(ctx, subscriberId),
    manage: manageLinkFor(ctx, subscriberId),
  }),
  why: reason,
});

// Words written by people could hold the marks by which delivery fills slots.
const withoutSlots = (text: string): string => text.replace(/[\uE000\uE001]/g, "");
