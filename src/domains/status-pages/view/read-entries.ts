import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#kernel/db/db";
import type { Json, MaintenanceUpdateRow, PageIncidentUpdateRow } from "#kernel/db/tables";
import { COMPONENT_STATES } from "../types.ts";
import type { AffectedView, IncidentView, MaintenanceView, UpdateView } from "../view.ts";

/** Beyond these a page keeps its past only as pages of single stories, read when asked for. */
const MOST_INCIDENTS = 500;
const MOST_MAINTENANCES = 200;

/** The open incidents and the most recent others, newest first. */
export async function readIncidents(tx: Tx, pageId: string, only?: string): Promise<IncidentView[]> {
  const rows = await tx
    .selectFrom("page_incident")
    .selectAll()
    .where("page_id", "=", pageId)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? ""))
    .orderBy(sql`status = 'resolved'`)
    .orderBy("started_at", "desc")
    .orderBy("id")
    .limit(MOST_INCIDENTS)
    .execute();
  const ids = rows.map(({ id }) => id);
  const updates = await incidentUpdates(tx, ids);
  const components = await incidentComponents(tx, ids);
  return rows
    .map(
      (row): IncidentView => ({
        id: row.id,
        title: row.title,
        status: row.status,
        impact: row.impact,
        startedAt: row.started_at,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        monitoringAt: row.monitoring_at,
        resolvedAt: row.resolved_at,
        nextUpdateAt: row.next_update_at,
        nextUpdateMissedAt: row.next_update_missed_at,
        componentIds: components.get(row.id) ?? [],
        updates: (updates.get(row.id) ?? []).map(incidentUpdateView),
        postmortem:
          row.postmortem_body !== null && row.postmortem_published_at !== null
            ? {
                body: row.postmortem_body,
                signedBy: row.postmortem_signed_by ?? "",
                publishedAt: row.postmortem_published_at,
              }
            : null,
      }),
    )
    .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
}

async function incidentUpdates(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("page_incident_update")
    .selectAll()
    .where("page_incident_id", "in", ids.length > 0 ? [...ids] : [""])
    .orderBy("display_at", "desc")
    .orderBy("seq", "desc")
    .execute();
  return Map.groupBy(rows, (row) => row.page_incident_id);
}

async function incidentComponents(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom("page_incident_component")
    .select(["page_incident_id", "component_id"])
    .where("page_incident_id", "in", ids.length > 0 ? [...ids] : [""])
    .execute();
  const byIncident = Map.groupBy(rows, (row) => row.page_incident_id);
  return new Map([...byIncident].map(([id, list]) => [id, list.map((row) => row.component_id)]));
}

const incidentUpdateView = (row: Selectable<PageIncidentUpdateRow>): UpdateView => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  body: row.body,
  displayAt: row.display_at,
  createdAt: row.created_at,
  nextUpdateAt: row.next_update_at,
  affected: affectedViews(row.affected),
  correctsUpdateId: row.corrects_update_id,
});

/** The most recent maintenances, latest window first. */
export async function readMaintenances(tx: Tx, pageId: string, only?: string): Promise<MaintenanceView[]> {
  const rows = await tx
    .selectFrom("maintenance")
    .selectAll()
    .where("page_id", "=", pageId)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? ""))
    .orderBy("scheduled_for", "desc")
    .orderBy("id")
    .limit(MOST_MAINTENANCES)
    .execute();
  const ids = rows.map(({ id }) => id);
  const updates = await maintenanceUpdates(tx, ids);
  const components = await maintenanceComponents(tx, ids);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    status: row.status,
    scheduledFor: row.scheduled_for,
    scheduledUntil: row.scheduled_until,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    componentIds: components.get(row.id) ?? [],
    updates: (updates.get(row.id) ?? []).map(maintenanceUpdateView),
  }));
}

async function maintenanceUpdates(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("maintenance_update")
    .selectAll()
    .where("maintenance_id", "in", ids.length > 0 ? [...ids] : [""])
    .orderBy("display_at", "desc")
    .orderBy("seq", "desc")
    .execute();
  return Map.groupBy(rows, (row) => row.maintenance_id);
}

export async function maintenanceComponents(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom("maintenance_component")
    .select(["maintenance_id", "component_id"])
    .where("maintenance_id", "in", ids.length > 0 ? [...ids] : [""])
    .execute();
  const byMaintenance = Map.groupBy(rows, (row) => row.maintenance_id);
  return new Map([...byMaintenance].map(([id, list]) => [id, list.map((row) => row.component_id)]));
}

const maintenanceUpdateView = (row: Selectable<MaintenanceUpdateRow>): UpdateView => ({
  id: row.id,
  kind: "update",
  status: row.status,
  body: row.body,
  displayAt: row.display_at,
  createdAt: row.display_at,
  nextUpdateAt: null,
  affected: affectedViews(row.affected),
  correctsUpdateId: null,
});

const AffectedColumn = z.array(
  z.object({
    componentId: z.string(),
    name: z.string(),
    oldState: z.enum(COMPONENT_STATES),
    newState: z.enum(COMPONENT_STATES),
  }),
);

export const affectedViews = (column: Json): AffectedView[] => AffectedColumn.parse(column);
