import type { Selectable } from "kysely";
import { allow } from "#domains/access";
import type { IncidentStatus } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { IncidentUpdateRow } from "#kernel/db/tables";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { authorNames } from "../author.ts";
import { toHtml, toText } from "../engine/markdown.ts";
import { fillSlots } from "../engine/slots.ts";
import { refuse } from "../refusals.ts";
import type { AudienceForm, Change, FactUsed, Finding, MessageState, Scenario } from "../types.ts";
import { Changes, FactsUsed, type MessageRow } from "./message-row.ts";
import { slotsOf } from "./send-message.ts";

export type SentMessageView = {
  id: string;
  updateId: string;
  incidentId: string;
  audienceId: string;
  audience: string;
  ring: number;
  form: AudienceForm;
  state: MessageState;
  status: IncidentStatus;
  subject: string;
  body: string;
  text: string;
  html: string;
  edited: boolean;
  standing: "waiting" | "sent" | "rejected";
  createdAt: string;
  sentAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  nextUpdateBy: string | null;
  recipientCount: number;
  factsUsed: FactUsed[];
  changes: Change[];
};

export type UpdateView = {
  id: string;
  incidentId: string;
  number: number;
  status: IncidentStatus;
  severity: string;
  correction: boolean;
  scenario: Scenario;
  author: string;
  createdAt: string;
  planVersion: number;
  messages: SentMessageView[];
  findings: Finding[];
};

// What fits the column: a foreign cursor may name any number.
const MOST_UPDATES = 2_147_483_647;

export type ListUpdates = { incidentId: string; limit?: number | undefined; cursor?: string | undefined };

/** The updates of an incident, newest first. */
export async function listUpdates(
  ctx: Ctx,
  { incidentId, limit = 50, cursor }: ListUpdates,
): Promise<Page<UpdateView>> {
  allow(ctx, "communication.read");
  const before = decodeCursor(cursor, 1);
  return ctx.transaction(async (tx) => {
    const rows = await tx
      .selectFrom("incident_update")
      .selectAll()
      .where("incident_id", "=", incidentId)
      .$if(before !== undefined, (query) =>
        query.where("number", "<", Math.min(Number(before?.[0]) || 0, MOST_UPDATES)),
      )
      .orderBy("number", "desc")
      .limit(limit + 1)
      .execute();
    const page = toPage(
      rows,
      limit,
      ({ number }) => [number],
      (row) => row,
    );
    return { ...page, items: await presentUpdates(tx, page.items) };
  });
}

export async function getUpdate(ctx: Ctx, { updateId }: { updateId: string }): Promise<UpdateView> {
  allow(ctx, "communication.read");
  return ctx.transaction((tx) => presentUpdate(tx, updateId));
}

/** Every message of an incident, oldest first, for domains and main to build on. Asks for no permission. */
export async function messagesOf(tx: Tx, incidentId: string): Promise<SentMessageView[]> {
  return presentMessages(tx, await messageRows(tx).where("incident_id", "=", incidentId).execute());
}

export async function presentUpdate(tx: Tx, updateId: string): Promise<UpdateView> {
  const rows = await tx.selectFrom("incident_update").selectAll().where("id", "=", updateId).execute();
  const [view] = await presentUpdates(tx, rows);
  if (!view) throw refuse("update-not-found", { id: updateId });
  return view;
}

export async function presentMessageById(tx: Tx, messageId: string): Promise<SentMessageView> {
  const rows = await tx.selectFrom("message").selectAll().where("id", "=", messageId).execute();
  const [view] = await presentMessages(tx, rows);
  if (!view) throw refuse("message-not-found", { id: messageId });
  return view;
}

const messageRows = (tx: Tx) =>
  tx.selectFrom("message").selectAll().orderBy("created_at").orderBy("ring").orderBy("audience_name");

async function presentUpdates(tx: Tx, rows: readonly Selectable<IncidentUpdateRow>[]): Promise<UpdateView[]> {
  if (rows.length === 0) return [];
  const messages = await presentMessages(
    tx,
    await messageRows(tx)
      .where(
        "update_id",
        "in",
        rows.map(({ id }) => id),
      )
      .execute(),
  );
  const name = await authorNames(
    tx,
    rows.map(({ author, author_person_id }) => ({ label: author, personId: author_person_id })),
  );
  return rows.map((row) => ({
    id: row.id,
    incidentId: row.incident_id,
    number: row.number,
    // Written only from the engine's own values.
    status: row.status as IncidentStatus,
    severity: row.severity,
    correction: row.correction,
    scenario: row.scenario as Scenario,
    author: name({ label: row.author, personId: row.author_person_id }),
    createdAt: row.created_at.toISOString(),
    planVersion: row.plan_version,
    messages: messages.filter(({ updateId }) => updateId === row.id),
    findings: row.findings as Finding[],
  }));
}

async function presentMessages(tx: Tx, rows: readonly MessageRow[]): Promise<SentMessageView[]> {
  const deciders = rows.flatMap(({ decided_by, decided_by_person_id }) =>
    decided_by ? [{ label: decided_by, personId: decided_by_person_id }] : [],
  );
  const name = await authorNames(tx, deciders);
  return rows.map((row) => {
    const approved = row.decided_by !== null && row.standing === "sent";
    return {
      ...wordsOf(row),
      id: row.id,
      updateId: row.update_id,
      incidentId: row.incident_id,
      audienceId: row.audience_id,
      audience: row.audience_name,
      ring: row.ring,
      // Written only from the engine's own values.
      form: row.form as AudienceForm,
      state: row.state as MessageState,
      status: row.status as IncidentStatus,
      edited: row.edited,
      standing: row.standing,
      createdAt: row.created_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
      approvedBy: approved ? name({ label: row.decided_by ?? "", personId: row.decided_by_person_id }) : null,
      approvedAt: approved ? (row.decided_at?.toISOString() ?? null) : null,
      nextUpdateBy: row.next_update_at?.toISOString() ?? null,
      recipientCount: row.recipient_count,
    };
  });
}

/** The words as a reader in the page's time zone has them. */
function wordsOf(row: MessageRow) {
  const reader = { timeZone: row.page_time_zone, locale: row.locale };
  const fill = (words: string) => fillSlots(words, slotsOf(row), reader);
  return {
    subject: fill(row.subject),
    body: row.body,
    text: toText(fill(row.body)),
    html: toHtml(fill(row.body)),
    factsUsed: FactsUsed.parse(row.facts_used),
    changes: Changes.parse(row.changes).map((change) => ({
      ...change,
      before: change.before && fill(change.before),
      after: change.after && fill(change.after),
    })),
  };
}
