import { queueDelivery } from "#domains/delivery";
import { COMMANDER, COMMUNICATIONS_LEAD, incidentForPlan } from "#domains/incidents";
import { contactMethodKinds, type PersonId, plannedMethods } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AnySettings } from "#kernel/fields";
import { texts } from "../texts.ts";

/** Asks one person of the incident to do something about its communication. */
export const PROMPT = "communication.prompt";
export const PROMPTS = ["remind-10", "remind-5", "overdue", "approval"] as const;
export type PromptKind = (typeof PROMPTS)[number];

export type Prompt = {
  kind: PromptKind;
  /** The promise, or the message that waits for approval. */
  subjectId: string;
  incidentId: string;
  audience: string;
  /** Asking again under one key asks once. */
  key: string;
};

type Role = typeof COMMANDER | typeof COMMUNICATIONS_LEAD;

/**
 * Asks whoever holds the role, and the other of the two where nobody does: in the console's inbox and over what their
 * own rules name for now. Answers whether there was anybody.
 */
export async function promptRole(tx: Tx, ctx: Ctx, role: Role, prompt: Prompt): Promise<boolean> {
  const incident = await incidentForPlan(tx, prompt.incidentId);
  const holder = (wanted: Role) => incident.roles.find((one) => one.role === wanted)?.personId;
  const other = role === COMMANDER ? COMMUNICATIONS_LEAD : COMMANDER;
  const personId = holder(role) ?? holder(other);
  if (!personId) return false;
  const person = await tx
    .selectFrom("person")
    .select(["locale", "time_zone"])
    .where("id", "=", personId)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  if (!person) return false;
  const { number, drill } = incident;
  const reason = reasonFor(prompt, number, person.locale);
  for (const { channel, address } of await waysTo(tx, ctx, personId))
    await queueDelivery(tx, ctx, {
      purpose: PROMPT,
      subjectId: prompt.subjectId,
      incidentId: prompt.incidentId,
      channel,
      address,
      personId,
      reason,
      locale: person.locale,
      timeZone: person.time_zone,
      urgency: "urgent",
      drill,
      detail: { prompt: prompt.kind },
      idempotencyKey: `prompt/${prompt.key}/${personId}/${channel}`,
    });
  return true;
}

function reasonFor({ kind, audience }: Prompt, number: number, locale: string): string {
  const say = texts(locale);
  if (kind === "overdue") return say("reason.overdue", { number, audience });
  return say(kind === "approval" ? "reason.approval" : "reason.remind", { number });
}

type Way = { channel: string; address: AnySettings };

async function waysTo(tx: Tx, ctx: Ctx, personId: PersonId): Promise<Way[]> {
  const planned = await plannedMethods(tx, ctx, personId, "high");
  const now = planned.filter(({ delayMinutes }) => delayMinutes === 0).map(({ method }) => method);
  const inbox = ctx.use(contactMethodKinds).find(({ channel }) => channel === "inbox");
  const own = inbox?.addressOf?.(personId);
  const ways: Way[] = [...(own ? [{ channel: "inbox", address: own }] : []), ...now];
  // One per channel: a reminder is no alarm.
  return [...new Map(ways.toReversed().map((way) => [way.channel, way])).values()].toReversed();
}
