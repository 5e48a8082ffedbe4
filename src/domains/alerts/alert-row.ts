import type { Selectable } from "kysely";
import type { AlertRow as AlertTable } from "#kernel/db/tables";
import type { AlertFacts } from "./events.ts";
import type { Standing } from "./process/decide.ts";

export type AlertRow = Selectable<AlertTable>;

export const factsOf = (alert: AlertRow): AlertFacts => ({
  alertId: alert.id,
  number: alert.number,
  summary: alert.summary,
  severity: alert.severity,
  urgency: alert.urgency,
  serviceId: alert.service_id,
  sourceId: alert.source_id,
  escalationPolicyId: alert.escalation_policy_id,
  incidentId: alert.incident_id,
});

export const standingOf = (alert: AlertRow): Standing => ({
  state: alert.state,
  episode: alert.episode,
  flapping: alert.flapping,
  transitions: alert.transitions as number[], // written by us alone
  resolvedBySource: alert.resolved_by_source,
});
