import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import type { PlanInput, PlannedMessage } from "../engine/input.ts";
import { recipientCount } from "../engine/recipients.ts";
import { SENT_AT, timeSlot } from "../engine/slots.ts";
import type { MessageRow } from "./message-row.ts";

/** Keeps a message as it was planned. Times this update sets are fixed now: approval may come later. */
export async function insertMessage(
  tx: Tx,
  ctx: Ctx,
  updateId: string,
  message: PlannedMessage,
  { incident, now }: PlanInput,
  standing: "waiting" | "sent",
): Promise<MessageRow> {
  const { audience, page } = message;
  const fixed = (words: string) => words.replaceAll(SENT_AT, timeSlot(now));
  const perChannel = Map.groupBy(message.recipients, ({ channel }) => channel);
  const channels = [...perChannel].map(([channel, list]) => ({ channel, count: recipientCount(list) }));
  return tx
    .insertInto("message")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"message">(),
      update_id: updateId,
      incident_id: incident.id,
      audience_id: audience.id,
      audience_name: audience.name,
      ring: audience.ring,
      form: audience.form,
      state: message.state,
      status: incident.status,
      severity: incident.severity,
      locale: message.locale,
      subject: fixed(message.subject),
      body: fixed(message.body),
      edited: message.edited,
      standing,
      next_minutes: message.promise?.minutes ?? null,
      started_at: incident.startedAt,
      ended_at: incident.status === "resolved" ? (incident.resolvedAt ?? now) : null,
      page_id: page?.id ?? null,
      page_url: page?.url ?? null,
      page_time_zone: page?.timeZone ?? "UTC",
      channels: JSON.stringify(channels),
      recipient_count: recipientCount(message.recipients),
      facts_used: JSON.stringify(message.factsUsed),
      told: JSON.stringify(message.told.map((fact) => ({ ...fact, shown: fixed(fact.shown) }))),
      components: JSON.stringify(message.components.map(({ id, name, state }) => ({ id, name, state }))),
      changes: JSON.stringify(
        message.changes.map((change) => ({ ...change, after: change.after && fixed(change.after) })),
      ),
      corrects_message_id:
        message.state === "correction" ? await lastMessageId(tx, incident.id, audience.id) : null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A correction is shown with what it corrects. */
async function lastMessageId(tx: Tx, incidentId: string, audienceId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("message")
    .select("id")
    .where("incident_id", "=", incidentId)
    .where("audience_id", "=", audienceId)
    .where("standing", "=", "sent")
    .orderBy("sent_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
