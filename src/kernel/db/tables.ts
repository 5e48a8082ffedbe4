// Generated from the migrations by `npm run schema`: do not edit.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Timestamp = ColumnType<Date, Date | string, Date | string>;
// Written as text: `pg` would turn a JavaScript array into a PostgreSQL array instead of JSON.
type JsonColumn = ColumnType<Json, string, string>;

export interface IdentityAccountRow {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  refresh_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  scope: string | null;
  password: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface IdentitySessionRow {
  id: string;
  user_id: string;
  token: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface IdentityTwoFactorRow {
  id: string;
  user_id: string;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean | null>;
  failed_verification_count: Generated<number | null>;
  locked_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface IdentityUserRow {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface IdentityVerificationRow {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface AcceptedEventRow {
  workspace_id: string;
  seq: GeneratedAlways<number>;
  source_id: string;
  entry: string;
  receipt: string | null;
  raw: Buffer;
  accepted_at: Timestamp;
}
export interface ActionItemRow {
  workspace_id: string;
  id: string;
  postmortem_id: string;
  text: string;
  owner_id: string;
  priority: "high" | "medium" | "low";
  due_at: Timestamp;
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  overdue_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  external: boolean;
  created_at: Timestamp;
}
export interface AlertRow {
  workspace_id: string;
  id: string;
  number: number;
  source_id: string;
  service_id: string | null;
  escalation_policy_id: string | null;
  dedup_key: string;
  episode: string | null;
  summary: string;
  severity: "critical" | "error" | "warning" | "info";
  urgency: "high" | "low";
  state: "triggered" | "acknowledged" | "resolved";
  origin: string | null;
  component: string | null;
  group: string | null;
  class: string | null;
  client: string | null;
  client_url: string | null;
  links: ColumnType<Json, string | undefined, string>;
  images: ColumnType<Json, string | undefined, string>;
  details: ColumnType<Json, string | undefined, string>;
  flapping: Generated<boolean>;
  transitions: ColumnType<Json, string | undefined, string>;
  announced: Generated<boolean>;
  suppressed_reason: string | null;
  routing_rule_id: string | null;
  routed_because: string | null;
  event_count: Generated<number>;
  first_seq: number | null;
  last_seq: number | null;
  triggered_at: Timestamp;
  last_event_at: Timestamp;
  acknowledged_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  acknowledged_by: string | null;
  resolved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  resolved_by_source: Generated<boolean>;
  snoozed_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  incident_id: string | null;
}
export interface AlertIntakeRow {
  workspace_id: string;
  processed_seq: Generated<number>;
  last_number: Generated<number>;
}
export interface AlertLogRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  alert_id: string | null;
  source_id: string | null;
  dedup_key: string | null;
  what: string;
  detail: ColumnType<Json, string | undefined, string>;
  actor: string;
  person_id: string | null;
  event_seq: number | null;
  happened_at: Timestamp;
}
export interface AlertSourceRow {
  workspace_id: string;
  id: string;
  kind: string;
  name: string;
  service_id: string | null;
  escalation_policy_id: string | null;
  settings: ColumnType<Json, string | undefined, string>;
  routing_key_hash: string;
  routing_key_sealed: string;
  previous_key_hash: string | null;
  previous_key_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_event_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface ApiKeyRow {
  workspace_id: string;
  id: string;
  name: string;
  token_hash: string;
  hint: string;
  scopes: string[];
  made_by: string;
  created_at: Timestamp;
  expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface AudienceRow {
  workspace_id: string;
  id: string;
  name: string;
  description: string;
  form: "responders" | "support" | "leadership" | "employees" | "customers";
  ring: number;
  compartments: Generated<string[]>;
  customer_facing: boolean;
  channels: string[];
  created_at: Timestamp;
  updated_at: Timestamp;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface AudienceDecisionRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  incident_id: string;
  audience_id: string;
  told: "told" | "on-change" | "not-told";
  by_hand: boolean;
  reason: string;
  decided_by: string;
  decided_at: Timestamp;
  look_again_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface AudienceMemberRow {
  workspace_id: string;
  id: string;
  audience_id: string;
  kind: "person" | "team" | "schedule" | "destination" | "responders" | "everyone" | "subscribers";
  target_id: string | null;
  channel: string | null;
  address: ColumnType<Json | null, string | null | undefined, string | null>;
  label: string | null;
  position: number;
}
export interface AuditEntryRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  at: Timestamp;
  actor_kind: "user" | "api-key" | "link" | "system";
  actor_id: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: ColumnType<Json, string | undefined, string>;
}
export interface BroadcastRow {
  workspace_id: string;
  id: string;
  purpose: string;
  subject_id: string;
  incident_id: string | null;
  urgency: "urgent" | "transactional" | "bulk";
  drill: boolean;
  idempotency_key: string;
  recipients: number;
  created_at: Timestamp;
}
export interface ChangeEventRow {
  workspace_id: string;
  id: string;
  source_id: string;
  service_id: string | null;
  summary: string;
  origin: string | null;
  links: ColumnType<Json, string | undefined, string>;
  details: ColumnType<Json, string | undefined, string>;
  event_seq: number | null;
  happened_at: Timestamp;
  received_at: Timestamp;
}
export interface ChannelAccountRow {
  workspace_id: string;
  id: string;
  kind: string;
  name: string;
  position: Generated<number>;
  settings: JsonColumn;
  created_at: Timestamp;
  updated_at: Timestamp;
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface ComponentRow {
  workspace_id: string;
  id: string;
  page_id: string;
  group_id: string | null;
  service_id: string | null;
  name: string;
  description: string | null;
  state: Generated<"operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance">;
  position: number;
  showcase: Generated<boolean>;
  only_show_if_degraded: Generated<boolean>;
  start_date: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface ComponentChangeRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  component_id: string;
  old_state: string;
  new_state: string;
  cause: "incident" | "maintenance" | "hand";
  cause_id: string | null;
  changed_at: Timestamp;
}
export interface ComponentGroupRow {
  workspace_id: string;
  id: string;
  page_id: string;
  name: string;
  description: string | null;
  position: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface ContactMethodRow {
  workspace_id: string;
  id: string;
  person_id: string;
  channel: string;
  address: JsonColumn;
  label: string;
  verification_nonce: string | null;
  verification_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  wrong_codes: Generated<number>;
  verified_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
}
export interface DeadlineRow {
  workspace_id: string;
  kind: string;
  subject_id: string;
  due_at: Timestamp;
  detail: ColumnType<Json, string | undefined, string>;
  attempts: Generated<number>;
  retry_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_error: string | null;
}
export interface DeliveryRow {
  workspace_id: string;
  id: string;
  broadcast_id: string | null;
  chunk: number | null;
  purpose: string;
  subject_id: string;
  incident_id: string | null;
  channel: string;
  address_sealed: string | null;
  address_key: string;
  person_id: string | null;
  subscriber_id: string | null;
  reason: string;
  locale: string;
  time_zone: string | null;
  urgency: "urgent" | "transactional" | "bulk";
  drill: boolean;
  detail: ColumnType<Json, string | undefined, string>;
  idempotency_key: string;
  state: "queued" | "held" | "sending" | "sent" | "delivered" | "failed" | "suppressed" | "cancelled" | "skipped";
  state_reason: string | null;
  words_hash: string | null;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  lease_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  held_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  delivered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface DeliveryAttemptRow {
  workspace_id: string;
  id: string;
  delivery_id: string;
  number: number;
  started_at: Timestamp;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  outcome: "sent" | "later" | "never" | null;
  provider_id: string | null;
  says: string | null;
}
export interface ErasureRow {
  workspace_id: string;
  id: string;
  subject_kind: "person" | "subscriber";
  subject_id: string;
  words_sealed: string | null;
  started_at: Timestamp;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface EscalationRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  subject_kind: string;
  subject_id: string;
  policy_id: string | null;
  summary: string;
  reason: Generated<string>;
  urgency: "high" | "low";
  state: "running" | "stopped" | "exhausted";
  drill: Generated<boolean>;
  step: Generated<number>;
  round: Generated<number>;
  started_at: Timestamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  ended_because: string | null;
}
export interface EscalationPolicyRow {
  workspace_id: string;
  id: string;
  name: string;
  description: Generated<string>;
  repeat_times: number;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface EscalationStepRow {
  workspace_id: string;
  id: string;
  policy_id: string;
  position: number;
  delay_minutes: number;
}
export interface EscalationTargetRow {
  workspace_id: string;
  step_id: string;
  position: number;
  kind: "person" | "schedule" | "team";
  target_id: string;
}
export interface EscalationWarningRow {
  workspace_id: string;
  id: string;
  escalation_id: string;
  at: Timestamp;
  says: string;
}
export interface EventRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  name: string;
  subject_id: string;
  data: JsonColumn;
  actor: string;
  happened_at: Timestamp;
}
export interface FactRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  key: string;
}
export interface FactVersionRow {
  workspace_id: string;
  id: string;
  fact_id: string;
  incident_id: string;
  version: number;
  value: JsonColumn;
  ring: number;
  compartments: string[];
  confidence: "suspected" | "confirmed";
  valid_from: Timestamp;
  valid_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  author: string;
  author_person_id: string | null;
}
export interface IdempotencyKeyRow {
  workspace_id: string;
  id: string;
  request_hash: string;
  status: number;
  answer: ColumnType<Json | null, string | null | undefined, string | null>;
  created_at: Timestamp;
  expires_at: Timestamp;
}
export interface InboxItemRow {
  workspace_id: string;
  id: string;
  delivery_id: string;
  person_id: string;
  incident_id: string | null;
  subject: string;
  body: string;
  links: JsonColumn;
  created_at: Timestamp;
  read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface IncidentRow {
  workspace_id: string;
  id: string;
  number: number;
  internal_title: string;
  public_title: string;
  severity: string;
  status: "investigating" | "identified" | "monitoring" | "resolved";
  classifications: Generated<string[]>;
  drill: boolean;
  bridge_url: string | null;
  declared_at: Timestamp;
  declared_by: string;
  declared_by_person_id: string | null;
  started_at: Timestamp;
  detected_at: Timestamp;
  identified_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  fixed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  resolved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  version: number;
}
export interface IncidentAlertRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  alert_id: string;
  linked_at: Timestamp;
}
export interface IncidentComponentRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  component_id: string;
  name: string;
  state: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance";
}
export interface IncidentLinkRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  url: string;
  label: string;
  added_at: Timestamp;
}
export interface IncidentNumberRow {
  workspace_id: string;
  last: number;
}
export interface IncidentRoleRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  role: string;
  person_id: string;
  assigned_at: Timestamp;
}
export interface IncidentServiceRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  service_id: string;
}
export interface IncidentUpdateRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  number: number;
  status: string;
  severity: string;
  scenario: string;
  correction: boolean;
  plan_version: number;
  findings: JsonColumn;
  author: string;
  author_person_id: string | null;
  idempotency_key: string;
  request_hash: string;
  created_at: Timestamp;
}
export interface InvitationRow {
  workspace_id: string;
  id: string;
  email: string;
  role: "owner" | "administrator" | "commander" | "communicator" | "responder" | "support" | "viewer";
  state: "open" | "accepted" | "revoked";
  invited_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface LedgerEntryRow {
  workspace_id: string;
  id: string;
  delivery_id: string;
  body: string;
  leaf: string;
  disclosed_sealed: string | null;
  created_at: Timestamp;
  seal_number: number | null;
  place: number | null;
}
export interface LedgerKeyRow {
  workspace_id: string;
  id: string;
  public_key: string;
  private_key_sealed: string;
  created_at: Timestamp;
}
export interface LedgerSealRow {
  workspace_id: string;
  id: string;
  number: number;
  head: string;
  hash: string;
  signature: string;
  key_id: string;
  entries: number;
  sealed_at: Timestamp;
}
export interface MaintenanceRow {
  workspace_id: string;
  id: string;
  page_id: string;
  title: string;
  body: string;
  status: "scheduled" | "in_progress" | "verifying" | "completed" | "cancelled";
  scheduled_for: Timestamp;
  scheduled_until: Timestamp;
  starts_by_itself: boolean;
  ends_by_itself: boolean;
  remind_minutes_before: number | null;
  notify_subscribers: boolean;
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  started_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  completed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface MaintenanceComponentRow {
  workspace_id: string;
  maintenance_id: string;
  component_id: string;
}
export interface MaintenanceUpdateRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  maintenance_id: string;
  status: string;
  body: string;
  affected: ColumnType<Json, string | undefined, string>;
  display_at: Timestamp;
}
export interface MembershipRow {
  workspace_id: string;
  id: string;
  user_id: string;
  role: "owner" | "administrator" | "commander" | "communicator" | "responder" | "support" | "viewer";
  person_id: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface MessageRow {
  workspace_id: string;
  id: string;
  update_id: string;
  incident_id: string;
  audience_id: string;
  audience_name: string;
  ring: number;
  form: string;
  state: string;
  status: string;
  severity: string;
  locale: string;
  subject: string;
  body: string;
  edited: boolean;
  standing: "waiting" | "sent" | "rejected";
  next_minutes: number | null;
  next_update_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  started_at: Timestamp;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  page_id: string | null;
  page_url: string | null;
  page_time_zone: string;
  channels: JsonColumn;
  recipient_count: number;
  facts_used: JsonColumn;
  told: JsonColumn;
  components: JsonColumn;
  changes: JsonColumn;
  corrects_message_id: string | null;
  created_at: Timestamp;
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  decided_by: string | null;
  decided_by_person_id: string | null;
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  decision_note: string | null;
}
export interface NotificationRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  escalation_id: string;
  subject_kind: string;
  subject_id: string;
  person_id: string;
  step: number | null;
  round: number;
  reason: string;
  urgency: "high" | "low";
  state: "pending" | "answered" | "cancelled";
  created_at: Timestamp;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  closed_because: string | null;
}
export interface NotificationAttemptRow {
  workspace_id: string;
  id: string;
  notification_id: string;
  contact_method_id: string;
  channel: string;
  label: string;
  due_at: Timestamp;
  state: "waiting" | "queued" | "cancelled";
  delivery_id: string | null;
  closed_because: string | null;
}
export interface NotificationRuleRow {
  workspace_id: string;
  id: string;
  person_id: string;
  urgency: "high" | "low";
  position: number;
  delay_minutes: number;
  contact_method_id: string;
}
export interface PageIncidentRow {
  workspace_id: string;
  id: string;
  page_id: string;
  incident_id: string;
  title: string;
  status: "investigating" | "identified" | "monitoring" | "resolved";
  impact: "none" | "minor" | "major" | "critical";
  started_at: Timestamp;
  monitoring_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  resolved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  next_update_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  next_update_missed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  postmortem_body: string | null;
  postmortem_signed_by: string | null;
  postmortem_published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface PageIncidentComponentRow {
  workspace_id: string;
  page_incident_id: string;
  component_id: string;
  state: string;
}
export interface PageIncidentUpdateRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  page_incident_id: string;
  kind: "update" | "promise-moved" | "promise-missed" | "postmortem";
  status: string;
  body: string;
  next_update_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  message_id: string | null;
  corrects_update_id: string | null;
  affected: ColumnType<Json, string | undefined, string>;
  display_at: Timestamp;
  created_at: Timestamp;
}
export interface PersonRow {
  workspace_id: string;
  id: string;
  name: string;
  email: string;
  title: string | null;
  locale: Generated<string>;
  time_zone: Generated<string>;
  attributes: ColumnType<Json, string | undefined, string>;
  deactivated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
  erased_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface PlanRow {
  workspace_id: string;
  id: string;
  version: number;
  changed_by: string;
  changed_by_person_id: string | null;
  changed_at: Timestamp;
  note: string;
}
export interface PlanClockRow {
  workspace_id: string;
  id: string;
  plan_id: string;
  severity: string;
  audience_id: string;
  told: "clock" | "if-component-affected" | "on-change" | "not-told";
  first_within_minutes: number | null;
  investigating_minutes: number | null;
  identified_minutes: number | null;
  monitoring_minutes: number | null;
  channels: string[] | null;
  approval: boolean;
}
export interface PostmortemRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  owner_id: string | null;
  signer_id: string | null;
  measures: JsonColumn;
  timeline: JsonColumn;
  drafted_at: Timestamp;
  drafted_by: string;
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  published_revision: number | null;
  version: number;
}
export interface PostmortemConsentRow {
  workspace_id: string;
  id: string;
  postmortem_id: string;
  version: "internal" | "external";
  kind: "approval" | "signature";
  words_hash: string;
  person_id: string;
  note: string | null;
  given_at: Timestamp;
}
export interface PostmortemRevisionRow {
  workspace_id: string;
  id: string;
  postmortem_id: string;
  version: "internal" | "external";
  revision: number;
  sections: JsonColumn;
  words_hash: string;
  author: string;
  author_person_id: string | null;
  written_at: Timestamp;
}
export interface PromiseRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  audience_id: string;
  kind: "first" | "next" | "look-again";
  made_at: Timestamp;
  message_id: string | null;
  due_at: Timestamp;
  kept_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  missed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  answered_by: string | null;
  ended_because: string | null;
}
export interface PromiseMoveRow {
  workspace_id: string;
  id: string;
  promise_id: string;
  from_at: Timestamp;
  to_at: Timestamp;
  reason: string;
  moved_by: string;
  moved_at: Timestamp;
}
export interface PublicationDecisionRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  postmortem_id: string;
  publish: boolean;
  reason: string;
  decided_by: string;
  decided_by_person_id: string | null;
  decided_at: Timestamp;
}
export interface RejectedCountRow {
  workspace_id: string;
  source_id: string;
  day: Timestamp;
  reason: string;
  count: number;
}
export interface RejectedInputRow {
  workspace_id: string;
  id: string;
  source_id: string | null;
  reason: string;
  detail: string;
  size: number;
  sample: string;
  received_at: Timestamp;
}
export interface ResponderRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  person_id: string;
  state: "asked" | "joined" | "declined" | "released";
  asked_at: Timestamp;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  note: string | null;
}
export interface RoleDefinitionRow {
  workspace_id: string;
  id: string;
  key: string;
  name: string;
  position: number;
  duties: string[];
  filled_by: string;
  handover: string;
  default_person_id: string | null;
  default_schedule_id: string | null;
}
export interface RotationRow {
  workspace_id: string;
  id: string;
  schedule_id: string;
  position: number;
  name: string;
  layer: number;
  kind: "daily" | "weekly" | "custom";
  every_count: number;
  every_unit: "hours" | "days" | "weeks";
  starts_on: string;
  hand_over_at: string;
  ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  turn_count: number;
  restrictions: ColumnType<Json, string | undefined, string>;
}
export interface RotationMemberRow {
  workspace_id: string;
  rotation_id: string;
  turn: number;
  person_id: string;
}
export interface RoutingRuleRow {
  workspace_id: string;
  id: string;
  position: number;
  name: string;
  match: "all" | "any";
  conditions: JsonColumn;
  effect: JsonColumn;
  enabled: Generated<boolean>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface SaidRow {
  workspace_id: string;
  id: string;
  words: string;
  created_at: Timestamp;
  erased_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface ScheduleRow {
  workspace_id: string;
  id: string;
  name: string;
  description: Generated<string>;
  time_zone: string;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface ScheduleOverrideRow {
  workspace_id: string;
  id: string;
  schedule_id: string;
  kind: "add" | "replace";
  starts_at: Timestamp;
  ends_at: Timestamp;
  person_ids: string[];
  replaces_person_id: string | null;
  made_at: Timestamp;
}
export interface ServiceRow {
  workspace_id: string;
  id: string;
  name: string;
  description: Generated<string>;
  tier: number | null;
  team_id: string | null;
  escalation_policy_id: string | null;
  archived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface ServiceDependencyRow {
  workspace_id: string;
  service_id: string;
  depends_on_id: string;
}
export interface SeverityRow {
  workspace_id: string;
  id: string;
  name: string;
  rank: number;
  label: string;
  criteria: string;
  users: string;
  functions: string;
  duration: string;
  data: string;
  component_state: "operational" | "degraded_performance" | "partial_outage" | "major_outage" | "under_maintenance";
}
export interface SignInLinkRow {
  workspace_id: string;
  id: string;
  user_id: string;
  token_hash: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface StatusPageRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  name: string;
  slug: string;
  description: string | null;
  visibility: "public" | "internal";
  audience_id: string | null;
  time_zone: Generated<string>;
  locale: Generated<string>;
  support_url: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface SubscriberRow {
  workspace_id: string;
  id: string;
  page_id: string;
  channel: string;
  address: string;
  locale: string | null;
  time_zone: string | null;
  created_at: Timestamp;
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  unsubscribed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_mailed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  mailed_today: Generated<number>;
}
export interface SubscriberComponentRow {
  workspace_id: string;
  subscriber_id: string;
  component_id: string;
}
export interface SuppressionRow {
  workspace_id: string;
  id: string;
  channel: string;
  address_key: string;
  address_sealed: string | null;
  reason: string;
  delivery_id: string | null;
  created_at: Timestamp;
  lifted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface TaskRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  text: string;
  assignee_id: string | null;
  created_at: Timestamp;
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface TeamRow {
  workspace_id: string;
  id: string;
  name: string;
  created_at: Timestamp;
}
export interface TeamMemberRow {
  workspace_id: string;
  team_id: string;
  person_id: string;
}
export interface TemplateRow {
  workspace_id: string;
  id: string;
  form: string;
  state: string;
  scenario: string;
  locale: string;
  subject: string;
  body: string;
  updated_at: Timestamp;
}
export interface TimelineEntryRow {
  workspace_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  incident_id: string;
  kind: string;
  data: JsonColumn;
  author: string;
  author_person_id: string | null;
  happened_at: Timestamp;
  recorded_at: Timestamp;
}
export interface TimelinePinRow {
  workspace_id: string;
  id: string;
  incident_id: string;
  entry_id: string;
  pinned_at: Timestamp;
}
export interface WebhookAttemptRow {
  workspace_id: string;
  id: string;
  message_id: string;
  number: number;
  at: Timestamp;
  took_ms: number;
  status: number | null;
  says: string | null;
}
export interface WebhookEndpointRow {
  workspace_id: string;
  id: string;
  url: string;
  description: Generated<string>;
  secret_sealed: string;
  event_names: string[];
  sending_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  failing_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  disabled_because: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface WebhookMessageRow {
  workspace_id: string;
  id: string;
  position: number;
  endpoint_id: string;
  event_id: string;
  event_name: string;
  body: string;
  state: "queued" | "sent" | "failed";
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  created_at: Timestamp;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
export interface WorkspaceRow {
  workspace_id: string;
  id: string;
  name: string;
  slug: string;
  time_zone: Generated<string>;
  locale: Generated<string>;
  settings: ColumnType<Json, string | undefined, string>;
  created_at: Timestamp;
  updated_at: Timestamp;
}
export interface Tables {
  "identity.account": IdentityAccountRow;
  "identity.session": IdentitySessionRow;
  "identity.two_factor": IdentityTwoFactorRow;
  "identity.user": IdentityUserRow;
  "identity.verification": IdentityVerificationRow;
  accepted_event: AcceptedEventRow;
  action_item: ActionItemRow;
  alert: AlertRow;
  alert_intake: AlertIntakeRow;
  alert_log: AlertLogRow;
  alert_source: AlertSourceRow;
  api_key: ApiKeyRow;
  audience: AudienceRow;
  audience_decision: AudienceDecisionRow;
  audience_member: AudienceMemberRow;
  audit_entry: AuditEntryRow;
  broadcast: BroadcastRow;
  change_event: ChangeEventRow;
  channel_account: ChannelAccountRow;
  component: ComponentRow;
  component_change: ComponentChangeRow;
  component_group: ComponentGroupRow;
  contact_method: ContactMethodRow;
  deadline: DeadlineRow;
  delivery: DeliveryRow;
  delivery_attempt: DeliveryAttemptRow;
  erasure: ErasureRow;
  escalation: EscalationRow;
  escalation_policy: EscalationPolicyRow;
  escalation_step: EscalationStepRow;
  escalation_target: EscalationTargetRow;
  escalation_warning: EscalationWarningRow;
  event: EventRow;
  fact: FactRow;
  fact_version: FactVersionRow;
  idempotency_key: IdempotencyKeyRow;
  inbox_item: InboxItemRow;
  incident: IncidentRow;
  incident_alert: IncidentAlertRow;
  incident_component: IncidentComponentRow;
  incident_link: IncidentLinkRow;
  incident_number: IncidentNumberRow;
  incident_role: IncidentRoleRow;
  incident_service: IncidentServiceRow;
  incident_update: IncidentUpdateRow;
  invitation: InvitationRow;
  ledger_entry: LedgerEntryRow;
  ledger_key: LedgerKeyRow;
  ledger_seal: LedgerSealRow;
  maintenance: MaintenanceRow;
  maintenance_component: MaintenanceComponentRow;
  maintenance_update: MaintenanceUpdateRow;
  membership: MembershipRow;
  message: MessageRow;
  notification: NotificationRow;
  notification_attempt: NotificationAttemptRow;
  notification_rule: NotificationRuleRow;
  page_incident: PageIncidentRow;
  page_incident_component: PageIncidentComponentRow;
  page_incident_update: PageIncidentUpdateRow;
  person: PersonRow;
  plan: PlanRow;
  plan_clock: PlanClockRow;
  postmortem: PostmortemRow;
  postmortem_consent: PostmortemConsentRow;
  postmortem_revision: PostmortemRevisionRow;
  promise: PromiseRow;
  promise_move: PromiseMoveRow;
  publication_decision: PublicationDecisionRow;
  rejected_count: RejectedCountRow;
  rejected_input: RejectedInputRow;
  responder: ResponderRow;
  role_definition: RoleDefinitionRow;
  rotation: RotationRow;
  rotation_member: RotationMemberRow;
  routing_rule: RoutingRuleRow;
  said: SaidRow;
  schedule: ScheduleRow;
  schedule_override: ScheduleOverrideRow;
  service: ServiceRow;
  service_dependency: ServiceDependencyRow;
  severity: SeverityRow;
  sign_in_link: SignInLinkRow;
  status_page: StatusPageRow;
  subscriber: SubscriberRow;
  subscriber_component: SubscriberComponentRow;
  suppression: SuppressionRow;
  task: TaskRow;
  team: TeamRow;
  team_member: TeamMemberRow;
  template: TemplateRow;
  timeline_entry: TimelineEntryRow;
  timeline_pin: TimelinePinRow;
  webhook_attempt: WebhookAttemptRow;
  webhook_endpoint: WebhookEndpointRow;
  webhook_message: WebhookMessageRow;
  workspace: WorkspaceRow;
}
