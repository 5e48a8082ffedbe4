import type { Selectable } from "kysely";
import { personNames } from "#domains/people";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import type { ActionItemView } from "../views.ts";

export type ActionItemRow = Selectable<Tables["action_item"]>;

/** The action items of a postmortem, the next one due first. */
export async function actionItemsOf(tx: Tx, postmortemId: string): Promise<ActionItemView[]> {
  const rows = await tx
    .selectFrom("action_item")
    .selectAll()
    .where("postmortem_id", "=", postmortemId)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
  return presentActionItems(tx, rows);
}

export async function presentActionItems(tx: Tx, rows: readonly ActionItemRow[]): Promise<ActionItemView[]> {
  if (rows.length === 0) return [];
  const names = await personNames(
    tx,
    rows.map((row) => row.owner_id),
  );
  const numbers = await incidentNumbers(
    tx,
    rows.map((row) => row.postmortem_id),
  );
  return rows.map((row) => ({
    id: row.id,
    postmortemId: row.postmortem_id,
    incidentNumber: numbers.get(row.postmortem_id) ?? 0,
    text: row.text,
    owner: { id: row.owner_id, name: names.get(row.owner_id) ?? "?" },
    priority: row.priority,
    dueAt: row.due_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    overdue: row.overdue_at !== null && row.done_at === null,
    external: row.external,
  }));
}

async function incidentNumbers(tx: Tx, postmortemIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("postmortem")
    .innerJoin("incident", "incident.id", "postmortem.incident_id")
    .select(["postmortem.id", "incident.number"])
    .where("postmortem.id", "in", postmortemIds)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
