import type { Json } from "#kernel/db/tables";
import { newId } from "#kernel/ids";
import type { AlertRow } from "../alert-row.ts";
import type { Trigger } from "../incoming.ts";
import type { Routing } from "../routing/route-alert.ts";
import type { Accepted } from "./apply-events.ts";

type NewAlert = {
  accepted: Accepted;
  trigger: Trigger;
  routing: Routing;
  transitions: number[];
  number: number;
};

export const newAlertRow = ({ accepted, trigger, routing, transitions, number }: NewAlert): AlertRow => ({
  workspace_id: accepted.workspaceId,
  id: newId<"alert">(),
  number,
  source_id: accepted.source.id,
  service_id: routing.serviceId,
  escalation_policy_id: accepted.source.escalationPolicyId,
  dedup_key: trigger.dedupKey,
  episode: trigger.episode,
  summary: trigger.summary,
  severity: trigger.severity,
  urgency: routing.urgency,
  state: "triggered",
  origin: trigger.origin,
  component: trigger.component,
  group: trigger.group,
  class: trigger.class,
  client: trigger.client,
  client_url: trigger.clientUrl,
  links: trigger.links,
  images: trigger.images,
  details: trigger.details as Json, // came out of JSON
  flapping: false,
  transitions,
  announced: true,
  suppressed_reason: routing.suppressedReason,
  routing_rule_id: routing.rule?.id ?? null,
  routed_because: routing.rule?.name ?? null,
  event_count: 1,
  first_seq: accepted.seq,
  last_seq: accepted.seq,
  triggered_at: accepted.at,
  last_event_at: accepted.at,
  acknowledged_at: null,
  acknowledged_by: null,
  resolved_at: null,
  resolved_by_source: false,
  snoozed_until: null,
  incident_id: null,
});
