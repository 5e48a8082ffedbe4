import { personNames } from "#domains/people";
import type { Tx } from "#kernel/db/db";
import type { IncidentRow } from "./incident-row.ts";
import { type Classification, COMMANDER, COMMUNICATIONS_LEAD } from "./types.ts";
import type { IncidentSummary } from "./views.ts";

/** One line per incident, in the given order. */
export async function presentSummaries(tx: Tx, rows: readonly IncidentRow[]): Promise<IncidentSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const leads = await leadsOf(tx, ids);
  const services = await servicesOf(tx, ids);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    internalTitle: row.internal_title,
    publicTitle: row.public_title,
    severity: row.severity,
    status: row.status,
    drill: row.drill,
    classifications: row.classifications as Classification[], // only ever written through the input's schema
    startedAt: row.started_at.toISOString(),
    declaredAt: row.declared_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    commander: leads(row.id, COMMANDER),
    communicationsLead: leads(row.id, COMMUNICATIONS_LEAD),
    services: (services.get(row.id) ?? []).map(({ service_id, name }) => ({ id: service_id, name })),
    version: row.version,
  }));
}

async function leadsOf(tx: Tx, incidentIds: string[]) {
  const held = await tx
    .selectFrom("incident_role")
    .select(["incident_id", "role", "person_id"])
    .where("incident_id", "in", incidentIds)
    .where("role", "in", [COMMANDER, COMMUNICATIONS_LEAD])
    .execute();
  const names = await personNames(
    tx,
    held.map((each) => each.person_id),
  );
  return (incidentId: string, role: string) => {
    const found = held.find((each) => each.incident_id === incidentId && each.role === role);
    return found ? { id: found.person_id, name: names.get(found.person_id) ?? "?" } : null;
  };
}

async function servicesOf(tx: Tx, incidentIds: string[]) {
  const rows = await tx
    .selectFrom("incident_service")
    .innerJoin("service", "service.id", "incident_service.service_id")
    .select(["incident_service.incident_id", "incident_service.service_id", "service.name"])
    .where("incident_service.incident_id", "in", incidentIds)
    .orderBy("service.name")
    .execute();
  return Map.groupBy(rows, (row) => row.incident_id);
}
