import type { PersonId } from "#domains/people";
import type { Tx } from "#kernel/db/db";
import { currentVersions } from "./facts/fact-store.ts";
import { readParts } from "./incident-parts.ts";
import { findIncident } from "./incident-row.ts";
import { presentSummaries } from "./present-summaries.ts";
import type { Classification, IncidentForPlan, IncidentId } from "./types.ts";

/**
 * One incident at this instant, as the plan engine takes it. Asks for no permission: it is for domains above, which
 * have asked for theirs. It holds internal words; give an audience only what `knownTo` returns for it.
 */
export async function incidentForPlan(tx: Tx, incidentId: string): Promise<IncidentForPlan> {
  const row = await findIncident(tx, incidentId);
  const [summary] = await presentSummaries(tx, [row]);
  const parts = await readParts(tx, incidentId);
  const facts = await currentVersions(tx, incidentId);
  const rank = await rankOf(tx, row.severity);
  return {
    id: row.id as IncidentId, // the row's own id
    number: row.number,
    internalTitle: row.internal_title,
    publicTitle: row.public_title,
    severity: { name: row.severity, rank },
    status: row.status,
    classifications: row.classifications as Classification[], // only ever written through the input's schema
    drill: row.drill,
    bridgeUrl: row.bridge_url,
    declaredAt: row.declared_at,
    startedAt: row.started_at,
    detectedAt: row.detected_at,
    identifiedAt: row.identified_at,
    fixedAt: row.fixed_at,
    resolvedAt: row.resolved_at,
    roles: parts.roles.map(({ role, person_id }) => ({ role, personId: person_id as PersonId })),
    responders: parts.responders.map(({ person_id, state }) => ({ personId: person_id as PersonId, state })),
    services: (summary?.services ?? []) as IncidentForPlan["services"], // ids of rows of `service`
    components: parts.components.map(({ component_id, name, state }) => ({ id: component_id, name, state })),
    facts: [...facts.values()].filter(({ value }) => value !== null),
    version: row.version,
  };
}

async function rankOf(tx: Tx, severity: string): Promise<number> {
  const { rank } = await tx
    .selectFrom("severity")
    .select("rank")
    .where("name", "=", severity)
    .executeTakeFirstOrThrow();
  return rank;
}
