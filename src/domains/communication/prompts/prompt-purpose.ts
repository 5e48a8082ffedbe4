import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  type Rendered,
  type Words,
} from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { fillSlots } from "../engine/slots.ts";
import { texts } from "../texts.ts";
import { roomUrl } from "../updates/load-plan-input.ts";
import { PROMPT, type PromptKind } from "./prompt-person.ts";

/** Listed in `main/purposes.ts`. */
export const promptPurpose = definePurpose({
  kind: PROMPT,
  unwanted: (ctx, deliveries) =>
    forEach(ctx, deliveries, async (tx, delivery) => {
      const about = await readAbout(tx, delivery);
      return about?.open ? undefined : texts(delivery.locale)("prompt.settled");
    }),
  render: (ctx, deliveries) =>
    forEach(ctx, deliveries, async (tx, delivery): Promise<Rendered | undefined> => {
      const about = await readAbout(tx, delivery);
      return about && { words: wordsFor(ctx, delivery, about) };
    }),
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

type About = {
  open: boolean;
  dueAt: Date | null;
  audience: string;
  incidentId: string;
  number: number;
  title: string;
};

const kindOf = (delivery: PendingDelivery): PromptKind => delivery.detail.prompt as PromptKind; // as queued by promptRole

const readAbout = (tx: Tx, delivery: PendingDelivery): Promise<About | undefined> =>
  kindOf(delivery) === "approval"
    ? aboutMessage(tx, delivery.subjectId)
    : aboutPromise(tx, delivery.subjectId);

async function aboutPromise(tx: Tx, id: string): Promise<About | undefined> {
  const row = await tx
    .selectFrom("promise as p")
    .innerJoin("audience as a", "a.id", "p.audience_id")
    .innerJoin("incident as i", "i.id", "p.incident_id")
    .select(["p.closed_at", "p.due_at", "p.incident_id", "a.name", "i.number", "i.public_title"])
    .where("p.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    open: row.closed_at === null,
    dueAt: row.due_at,
    audience: row.name,
    incidentId: row.incident_id,
    number: row.number,
    title: row.public_title,
  };
}

async function aboutMessage(tx: Tx, id: string): Promise<About | undefined> {
  const row = await tx
    .selectFrom("message as m")
    .innerJoin("incident as i", "i.id", "m.incident_id")
    .select(["m.standing", "m.audience_name", "m.incident_id", "i.number", "i.public_title"])
    .where("m.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    open: row.standing === "waiting",
    dueAt: null,
    audience: row.audience_name,
    incidentId: row.incident_id,
    number: row.number,
    title: row.public_title,
  };
}

function wordsFor(ctx: Ctx, delivery: PendingDelivery, about: About): Words {
  const kind = kindOf(delivery);
  const { locale, timeZone, reason } = delivery;
  const say = texts(locale);
  const params = { audience: about.audience, number: about.number, title: about.title };
  const minutes = kind === "remind-10" ? 10 : 5;
  const key = kind === "overdue" ? "overdue" : kind === "approval" ? "approval" : "remind";
  const now = ctx.clock.now();
  const values = { nextUpdateAt: about.dueAt, sentAt: now, startedAt: now, endedAt: null };
  return {
    subject: say(`${key}.subject`, { ...params, minutes }),
    text: fillSlots(say(`${key}.body`, params), values, { timeZone: timeZone ?? "UTC", locale }),
    links: [
      {
        label: say(kind === "approval" ? "link.approve" : "link.compose"),
        url: roomUrl(ctx, about.incidentId),
      },
    ],
    threadKey: `prompt-${about.incidentId}`,
    why: reason,
    locale,
  };
}
