import type { Selectable } from "kysely";
import { z } from "zod";
import { COMPONENT_STATES, type IncidentStatus } from "#domains/incidents";
import type { Tx } from "#kernel/db/db";
import type { MessageRow as Table } from "#kernel/db/tables";
import type { PreviousMessage } from "../engine/input.ts";
import { refuse } from "../refusals.ts";
import type { MessageState } from "../types.ts";

export type MessageRow = Selectable<Table>;

export async function findMessage(tx: Tx, id: string): Promise<MessageRow> {
  const row = await tx.selectFrom("message").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("message-not-found", { id });
  return row;
}

const Told = z.array(
  z.object({ key: z.string(), label: z.string(), version: z.number(), shown: z.string() }),
);
export const Components = z.array(
  z.object({ id: z.string(), name: z.string(), state: z.enum(COMPONENT_STATES) }),
);
export const Changes = z.array(
  z.object({
    what: z.string(),
    label: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
);
export const FactsUsed = z.array(z.object({ key: z.string(), version: z.number() }));

/** The last message to each audience. */
export async function previousMessages(tx: Tx, incidentId: string): Promise<PreviousMessage[]> {
  const rows = await tx
    .selectFrom("message")
    .distinctOn("audience_id")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .where("standing", "=", "sent")
    .orderBy("audience_id")
    .orderBy("sent_at", "desc")
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    audienceId: row.audience_id,
    // Written only from the engine's own values.
    state: row.state as MessageState,
    status: row.status as IncidentStatus,
    severity: row.severity,
    sentAt: row.sent_at ?? row.created_at,
    told: Told.parse(row.told),
    components: Components.parse(row.components),
  }));
}
