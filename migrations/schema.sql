-- What the migrations make, written by `npm run schema`: read it, compare it, do not edit or apply it.

create table identity.account (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_by_user ON identity.account USING btree (user_id);
grant delete, insert, select, update on identity.account to application_role;

create table identity.session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON identity.session USING btree (user_id);
grant delete, insert, select, update on identity.session to application_role;

create table identity.two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_by_secret ON identity.two_factor USING btree (secret);
CREATE INDEX two_factor_by_user ON identity.two_factor USING btree (user_id);
grant delete, insert, select, update on identity.two_factor to application_role;

create table identity.user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on identity.user to application_role;

create table identity.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON identity.verification USING btree (identifier);
grant delete, insert, select, update on identity.verification to application_role;

create table public.accepted_event (
  workspace_id text not null,
  seq bigint not null generated always as identity,
  source_id text not null,
  entry text not null,
  receipt text,
  raw bytea not null,
  accepted_at timestamp with time zone not null,
  constraint accepted_event_pkey PRIMARY KEY (workspace_id, seq)
);
alter table public.accepted_event enable row level security;
alter table public.accepted_event force row level security;
create policy owner_rows on public.accepted_event for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.accepted_event for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.accepted_event to application_role;

create table public.action_item (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  text text not null,
  owner_id text not null,
  priority text not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  overdue_at timestamp with time zone,
  external boolean not null,
  created_at timestamp with time zone not null,
  constraint action_item_pkey PRIMARY KEY (workspace_id, id),
  constraint action_item_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES public.person(workspace_id, id),
  constraint action_item_workspace_id_postmortem_id_fkey FOREIGN KEY (workspace_id, postmortem_id) REFERENCES public.postmortem(workspace_id, id),
  constraint action_item_priority_check CHECK ((priority = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text])))
);
CREATE INDEX action_item_open ON public.action_item USING btree (workspace_id, due_at, id) WHERE (done_at IS NULL);
alter table public.action_item enable row level security;
alter table public.action_item force row level security;
create policy owner_rows on public.action_item for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.action_item for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.action_item to application_role;

create table public.alert (
  workspace_id text not null,
  id text not null,
  number integer not null,
  source_id text not null,
  service_id text,
  escalation_policy_id text,
  dedup_key text not null,
  episode text,
  summary text not null,
  severity text not null,
  urgency text not null,
  state text not null,
  origin text,
  component text,
  group text,
  class text,
  client text,
  client_url text,
  links jsonb not null default '[]'::jsonb,
  images jsonb not null default '[]'::jsonb,
  details jsonb not null default '{}'::jsonb,
  flapping boolean not null default false,
  transitions jsonb not null default '[]'::jsonb,
  announced boolean not null default true,
  suppressed_reason text,
  routing_rule_id text,
  routed_because text,
  event_count integer not null default 1,
  first_seq bigint,
  last_seq bigint,
  triggered_at timestamp with time zone not null,
  last_event_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  resolved_at timestamp with time zone,
  resolved_by_source boolean not null default false,
  snoozed_until timestamp with time zone,
  incident_id text,
  constraint alert_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_workspace_id_number_key UNIQUE (workspace_id, number),
  constraint alert_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.service(workspace_id, id) ON DELETE SET NULL (service_id),
  constraint alert_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.alert_source(workspace_id, id),
  constraint alert_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'error'::text, 'warning'::text, 'info'::text]))),
  constraint alert_state_check CHECK ((state = ANY (ARRAY['triggered'::text, 'acknowledged'::text, 'resolved'::text]))),
  constraint alert_urgency_check CHECK ((urgency = ANY (ARRAY['high'::text, 'low'::text])))
);
CREATE INDEX alert_incident ON public.alert USING btree (workspace_id, incident_id) WHERE (incident_id IS NOT NULL);
CREATE INDEX alert_latest ON public.alert USING btree (workspace_id, source_id, dedup_key, number DESC);
CREATE UNIQUE INDEX alert_one_open ON public.alert USING btree (workspace_id, source_id, dedup_key) WHERE (state <> 'resolved'::text);
CREATE INDEX alert_open ON public.alert USING btree (workspace_id, number DESC) WHERE (state <> 'resolved'::text);
CREATE INDEX alert_service ON public.alert USING btree (workspace_id, service_id, number DESC);
alter table public.alert enable row level security;
alter table public.alert force row level security;
create policy owner_rows on public.alert for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.alert for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.alert to application_role;

create table public.alert_intake (
  workspace_id text not null,
  processed_seq bigint not null default 0,
  last_number integer not null default 0,
  constraint alert_intake_pkey PRIMARY KEY (workspace_id)
);
alter table public.alert_intake enable row level security;
alter table public.alert_intake force row level security;
create policy owner_rows on public.alert_intake for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.alert_intake for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.alert_intake to application_role;

create table public.alert_log (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  alert_id text,
  source_id text,
  dedup_key text,
  what text not null,
  detail jsonb not null default '{}'::jsonb,
  actor text not null,
  person_id text,
  event_seq bigint,
  happened_at timestamp with time zone not null,
  constraint alert_log_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_log_workspace_id_alert_id_fkey FOREIGN KEY (workspace_id, alert_id) REFERENCES public.alert(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX alert_log_dropped ON public.alert_log USING btree (workspace_id, happened_at) WHERE (alert_id IS NULL);
CREATE INDEX alert_log_of ON public.alert_log USING btree (workspace_id, alert_id, seq);
alter table public.alert_log enable row level security;
alter table public.alert_log force row level security;
create policy owner_rows on public.alert_log for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.alert_log for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.alert_log to application_role;

create table public.alert_source (
  workspace_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  service_id text,
  escalation_policy_id text,
  settings jsonb not null default '{}'::jsonb,
  routing_key_hash text not null,
  routing_key_sealed text not null,
  previous_key_hash text,
  previous_key_until timestamp with time zone,
  disabled_at timestamp with time zone,
  last_event_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint alert_source_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_source_previous_key_hash_key UNIQUE (previous_key_hash),
  constraint alert_source_routing_key_hash_key UNIQUE (routing_key_hash),
  constraint alert_source_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.service(workspace_id, id) ON DELETE SET NULL (service_id)
);
alter table public.alert_source enable row level security;
alter table public.alert_source force row level security;
create policy owner_rows on public.alert_source for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.alert_source for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.alert_source to application_role;

create table public.api_key (
  workspace_id text not null,
  id text not null,
  name text not null,
  token_hash text not null,
  hint text not null,
  scopes text[] not null,
  made_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (workspace_id, id),
  constraint api_key_token_hash_key UNIQUE (token_hash),
  constraint api_key_made_by_fkey FOREIGN KEY (made_by) REFERENCES identity."user"(id)
);
alter table public.api_key enable row level security;
alter table public.api_key force row level security;
create policy owner_rows on public.api_key for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.api_key for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.api_key to application_role;

create table public.audience (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null,
  form text not null,
  ring integer not null,
  compartments text[] not null default '{}'::text[],
  customer_facing boolean not null,
  channels text[] not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint audience_pkey PRIMARY KEY (workspace_id, id),
  constraint audience_form_check CHECK ((form = ANY (ARRAY['responders'::text, 'support'::text, 'leadership'::text, 'employees'::text, 'customers'::text]))),
  constraint audience_ring_check CHECK (((ring >= 1) AND (ring <= 5)))
);
CREATE UNIQUE INDEX audience_name ON public.audience USING btree (workspace_id, name) WHERE (archived_at IS NULL);
alter table public.audience enable row level security;
alter table public.audience force row level security;
create policy owner_rows on public.audience for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.audience for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.audience to application_role;

create table public.audience_decision (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  incident_id text not null,
  audience_id text not null,
  told text not null,
  by_hand boolean not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  look_again_at timestamp with time zone,
  constraint audience_decision_pkey PRIMARY KEY (workspace_id, id),
  constraint audience_decision_workspace_id_audience_id_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES public.audience(workspace_id, id),
  constraint audience_decision_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint audience_decision_told_check CHECK ((told = ANY (ARRAY['told'::text, 'on-change'::text, 'not-told'::text])))
);
CREATE INDEX audience_decision_newest ON public.audience_decision USING btree (workspace_id, incident_id, audience_id, seq);
alter table public.audience_decision enable row level security;
alter table public.audience_decision force row level security;
create policy owner_rows on public.audience_decision for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.audience_decision for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.audience_decision to application_role;

create table public.audience_member (
  workspace_id text not null,
  id text not null,
  audience_id text not null,
  kind text not null,
  target_id text,
  channel text,
  address jsonb,
  label text,
  position integer not null,
  constraint audience_member_pkey PRIMARY KEY (workspace_id, id),
  constraint audience_member_workspace_id_audience_id_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES public.audience(workspace_id, id) ON DELETE CASCADE,
  constraint audience_member_check CHECK (((kind = 'destination'::text) = ((channel IS NOT NULL) AND (address IS NOT NULL) AND (label IS NOT NULL)))),
  constraint audience_member_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'team'::text, 'schedule'::text, 'destination'::text, 'responders'::text, 'everyone'::text, 'subscribers'::text])))
);
CREATE INDEX audience_member_of ON public.audience_member USING btree (workspace_id, audience_id);
alter table public.audience_member enable row level security;
alter table public.audience_member force row level security;
create policy owner_rows on public.audience_member for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.audience_member for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.audience_member to application_role;

create table public.audit_entry (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_entry_pkey PRIMARY KEY (workspace_id, id),
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api-key'::text, 'link'::text, 'system'::text])))
);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (workspace_id, subject_kind, subject_id, seq);
CREATE INDEX audit_entry_in_order ON public.audit_entry USING btree (workspace_id, seq);
alter table public.audit_entry enable row level security;
alter table public.audit_entry force row level security;
create policy owner_rows on public.audit_entry for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.audit_entry for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.audit_entry to application_role;

create table public.broadcast (
  workspace_id text not null,
  id text not null,
  purpose text not null,
  subject_id text not null,
  incident_id text,
  urgency text not null,
  drill boolean not null,
  idempotency_key text not null,
  recipients integer not null,
  created_at timestamp with time zone not null,
  constraint broadcast_pkey PRIMARY KEY (workspace_id, id),
  constraint broadcast_workspace_id_idempotency_key_key UNIQUE (workspace_id, idempotency_key),
  constraint broadcast_urgency_check CHECK ((urgency = ANY (ARRAY['urgent'::text, 'transactional'::text, 'bulk'::text])))
);
alter table public.broadcast enable row level security;
alter table public.broadcast force row level security;
create policy owner_rows on public.broadcast for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.broadcast for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.broadcast to application_role;

create table public.change_event (
  workspace_id text not null,
  id text not null,
  source_id text not null,
  service_id text,
  summary text not null,
  origin text,
  links jsonb not null default '[]'::jsonb,
  details jsonb not null default '{}'::jsonb,
  event_seq bigint,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint change_event_pkey PRIMARY KEY (workspace_id, id),
  constraint change_event_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.service(workspace_id, id) ON DELETE SET NULL (service_id),
  constraint change_event_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.alert_source(workspace_id, id)
);
CREATE INDEX change_event_recent ON public.change_event USING btree (workspace_id, happened_at DESC, id);
alter table public.change_event enable row level security;
alter table public.change_event force row level security;
create policy owner_rows on public.change_event for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.change_event for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.change_event to application_role;

create table public.channel_account (
  workspace_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  position integer not null default 1,
  settings jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint channel_account_pkey PRIMARY KEY (workspace_id, id),
  constraint channel_account_workspace_id_kind_position_key UNIQUE (workspace_id, kind, "position")
);
alter table public.channel_account enable row level security;
alter table public.channel_account force row level security;
create policy owner_rows on public.channel_account for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.channel_account for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.channel_account to application_role;

create table public.component (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  group_id text,
  service_id text,
  name text not null,
  description text,
  state text not null default 'operational'::text,
  position integer not null,
  showcase boolean not null default true,
  only_show_if_degraded boolean not null default false,
  start_date text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint component_pkey PRIMARY KEY (workspace_id, id),
  constraint component_workspace_id_group_id_fkey FOREIGN KEY (workspace_id, group_id) REFERENCES public.component_group(workspace_id, id) ON DELETE SET NULL (group_id),
  constraint component_workspace_id_page_id_fkey FOREIGN KEY (workspace_id, page_id) REFERENCES public.status_page(workspace_id, id) ON DELETE CASCADE,
  constraint component_start_date_check CHECK ((start_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint component_state_check CHECK ((state = ANY (ARRAY['operational'::text, 'degraded_performance'::text, 'partial_outage'::text, 'major_outage'::text, 'under_maintenance'::text])))
);
CREATE INDEX component_group_member ON public.component USING btree (workspace_id, group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX component_page ON public.component USING btree (workspace_id, page_id);
CREATE INDEX component_service ON public.component USING btree (workspace_id, service_id) WHERE (service_id IS NOT NULL);
alter table public.component enable row level security;
alter table public.component force row level security;
create policy owner_rows on public.component for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.component for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.component to application_role;

create table public.component_change (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  component_id text not null,
  old_state text not null,
  new_state text not null,
  cause text not null,
  cause_id text,
  changed_at timestamp with time zone not null,
  constraint component_change_pkey PRIMARY KEY (workspace_id, id),
  constraint component_change_workspace_id_component_id_fkey FOREIGN KEY (workspace_id, component_id) REFERENCES public.component(workspace_id, id) ON DELETE CASCADE,
  constraint component_change_cause_check CHECK ((cause = ANY (ARRAY['incident'::text, 'maintenance'::text, 'hand'::text])))
);
CREATE INDEX component_change_history ON public.component_change USING btree (workspace_id, component_id, changed_at);
alter table public.component_change enable row level security;
alter table public.component_change force row level security;
create policy owner_rows on public.component_change for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.component_change for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.component_change to application_role;

create table public.component_group (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  name text not null,
  description text,
  position integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint component_group_pkey PRIMARY KEY (workspace_id, id),
  constraint component_group_workspace_id_page_id_fkey FOREIGN KEY (workspace_id, page_id) REFERENCES public.status_page(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX component_group_page ON public.component_group USING btree (workspace_id, page_id);
alter table public.component_group enable row level security;
alter table public.component_group force row level security;
create policy owner_rows on public.component_group for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.component_group for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.component_group to application_role;

create table public.contact_method (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  channel text not null,
  address jsonb not null,
  label text not null,
  verification_nonce text,
  verification_expires_at timestamp with time zone,
  wrong_codes integer not null default 0,
  verified_at timestamp with time zone,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint contact_method_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_method_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id)
);
CREATE INDEX contact_method_by_person ON public.contact_method USING btree (workspace_id, person_id);
alter table public.contact_method enable row level security;
alter table public.contact_method force row level security;
create policy owner_rows on public.contact_method for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.contact_method for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.contact_method to application_role;

create table public.deadline (
  workspace_id text not null,
  kind text not null,
  subject_id text not null,
  due_at timestamp with time zone not null,
  detail jsonb not null default '{}'::jsonb,
  attempts integer not null default 0,
  retry_at timestamp with time zone,
  last_error text,
  constraint deadline_pkey PRIMARY KEY (workspace_id, kind, subject_id)
);
CREATE INDEX deadline_by_due ON public.deadline USING btree (GREATEST(due_at, COALESCE(retry_at, due_at)));
alter table public.deadline enable row level security;
alter table public.deadline force row level security;
create policy owner_rows on public.deadline for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.deadline for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.deadline to application_role;

create table public.delivery (
  workspace_id text not null,
  id text not null,
  broadcast_id text,
  chunk integer,
  purpose text not null,
  subject_id text not null,
  incident_id text,
  channel text not null,
  address_sealed text,
  address_key text not null,
  person_id text,
  subscriber_id text,
  reason text not null,
  locale text not null,
  time_zone text,
  urgency text not null,
  drill boolean not null,
  detail jsonb not null default '{}'::jsonb,
  idempotency_key text not null,
  state text not null,
  state_reason text,
  words_hash text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  held_at timestamp with time zone,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_workspace_id_idempotency_key_key UNIQUE (workspace_id, idempotency_key),
  constraint delivery_workspace_id_broadcast_id_fkey FOREIGN KEY (workspace_id, broadcast_id) REFERENCES public.broadcast(workspace_id, id),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'held'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'suppressed'::text, 'cancelled'::text, 'skipped'::text]))),
  constraint delivery_urgency_check CHECK ((urgency = ANY (ARRAY['urgent'::text, 'transactional'::text, 'bulk'::text])))
);
CREATE INDEX delivery_by_chunk ON public.delivery USING btree (workspace_id, broadcast_id, chunk) WHERE (broadcast_id IS NOT NULL);
CREATE INDEX delivery_by_incident ON public.delivery USING btree (workspace_id, incident_id, created_at) WHERE (incident_id IS NOT NULL);
CREATE INDEX delivery_by_person ON public.delivery USING btree (workspace_id, person_id, created_at) WHERE (person_id IS NOT NULL);
CREATE INDEX delivery_by_subject ON public.delivery USING btree (workspace_id, subject_id);
CREATE INDEX delivery_by_time ON public.delivery USING btree (workspace_id, created_at, id);
CREATE INDEX delivery_held ON public.delivery USING btree (workspace_id, channel) WHERE (held_at IS NOT NULL);
alter table public.delivery enable row level security;
alter table public.delivery force row level security;
create policy owner_rows on public.delivery for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.delivery for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.delivery to application_role;

create table public.delivery_attempt (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  number integer not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  outcome text,
  provider_id text,
  says text,
  constraint delivery_attempt_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_attempt_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES public.delivery(workspace_id, id),
  constraint delivery_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'later'::text, 'never'::text])))
);
CREATE INDEX delivery_attempt_of ON public.delivery_attempt USING btree (workspace_id, delivery_id);
alter table public.delivery_attempt enable row level security;
alter table public.delivery_attempt force row level security;
create policy owner_rows on public.delivery_attempt for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.delivery_attempt for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.delivery_attempt to application_role;

create table public.erasure (
  workspace_id text not null,
  id text not null,
  subject_kind text not null,
  subject_id text not null,
  words_sealed text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint erasure_pkey PRIMARY KEY (workspace_id, id),
  constraint erasure_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'subscriber'::text])))
);
CREATE INDEX erasure_of ON public.erasure USING btree (workspace_id, subject_kind, subject_id);
alter table public.erasure enable row level security;
alter table public.erasure force row level security;
create policy owner_rows on public.erasure for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.erasure for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.erasure to application_role;

create table public.escalation (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  subject_kind text not null,
  subject_id text not null,
  policy_id text,
  summary text not null,
  reason text not null default ''::text,
  urgency text not null,
  state text not null,
  drill boolean not null default false,
  step integer not null default 0,
  round integer not null default 0,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_because text,
  constraint escalation_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_workspace_id_policy_id_fkey FOREIGN KEY (workspace_id, policy_id) REFERENCES public.escalation_policy(workspace_id, id),
  constraint escalation_state_check CHECK ((state = ANY (ARRAY['running'::text, 'stopped'::text, 'exhausted'::text]))),
  constraint escalation_urgency_check CHECK ((urgency = ANY (ARRAY['high'::text, 'low'::text])))
);
CREATE INDEX escalation_by_subject ON public.escalation USING btree (workspace_id, subject_kind, subject_id, seq);
CREATE UNIQUE INDEX escalation_one_at_a_time ON public.escalation USING btree (workspace_id, subject_kind, subject_id) WHERE (state = 'running'::text);
alter table public.escalation enable row level security;
alter table public.escalation force row level security;
create policy owner_rows on public.escalation for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.escalation for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.escalation to application_role;

create table public.escalation_policy (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default ''::text,
  repeat_times integer not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint escalation_policy_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_policy_repeat_times_check CHECK ((repeat_times >= 0))
);
CREATE UNIQUE INDEX escalation_policy_by_name ON public.escalation_policy USING btree (workspace_id, lower(name)) WHERE (archived_at IS NULL);
alter table public.escalation_policy enable row level security;
alter table public.escalation_policy force row level security;
create policy owner_rows on public.escalation_policy for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.escalation_policy for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.escalation_policy to application_role;

create table public.escalation_step (
  workspace_id text not null,
  id text not null,
  policy_id text not null,
  position integer not null,
  delay_minutes integer not null,
  constraint escalation_step_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_step_workspace_id_policy_id_fkey FOREIGN KEY (workspace_id, policy_id) REFERENCES public.escalation_policy(workspace_id, id),
  constraint escalation_step_delay_minutes_check CHECK ((delay_minutes > 0))
);
CREATE INDEX escalation_step_by_policy ON public.escalation_step USING btree (workspace_id, policy_id, "position");
alter table public.escalation_step enable row level security;
alter table public.escalation_step force row level security;
create policy owner_rows on public.escalation_step for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.escalation_step for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.escalation_step to application_role;

create table public.escalation_target (
  workspace_id text not null,
  step_id text not null,
  position integer not null,
  kind text not null,
  target_id text not null,
  constraint escalation_target_pkey PRIMARY KEY (workspace_id, step_id, "position"),
  constraint escalation_target_workspace_id_step_id_fkey FOREIGN KEY (workspace_id, step_id) REFERENCES public.escalation_step(workspace_id, id) ON DELETE CASCADE,
  constraint escalation_target_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'schedule'::text, 'team'::text])))
);
CREATE INDEX escalation_target_by_target ON public.escalation_target USING btree (workspace_id, target_id);
alter table public.escalation_target enable row level security;
alter table public.escalation_target force row level security;
create policy owner_rows on public.escalation_target for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.escalation_target for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.escalation_target to application_role;

create table public.escalation_warning (
  workspace_id text not null,
  id text not null,
  escalation_id text not null,
  at timestamp with time zone not null,
  says text not null,
  constraint escalation_warning_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_warning_workspace_id_escalation_id_fkey FOREIGN KEY (workspace_id, escalation_id) REFERENCES public.escalation(workspace_id, id)
);
CREATE INDEX escalation_warning_by_escalation ON public.escalation_warning USING btree (workspace_id, escalation_id, at);
alter table public.escalation_warning enable row level security;
alter table public.escalation_warning force row level security;
create policy owner_rows on public.escalation_warning for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.escalation_warning for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.escalation_warning to application_role;

create table public.event (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  name text not null,
  subject_id text not null,
  data jsonb not null,
  actor text not null,
  happened_at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX event_in_order ON public.event USING btree (workspace_id, seq);
alter table public.event enable row level security;
alter table public.event force row level security;
create policy owner_rows on public.event for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.event for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.event to application_role;

create table public.fact (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  key text not null,
  constraint fact_pkey PRIMARY KEY (workspace_id, id),
  constraint fact_workspace_id_incident_id_key_key UNIQUE (workspace_id, incident_id, key),
  constraint fact_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id)
);
alter table public.fact enable row level security;
alter table public.fact force row level security;
create policy owner_rows on public.fact for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.fact for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.fact to application_role;

create table public.fact_version (
  workspace_id text not null,
  id text not null,
  fact_id text not null,
  incident_id text not null,
  version integer not null,
  value jsonb not null,
  ring integer not null,
  compartments text[] not null,
  confidence text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  author text not null,
  author_person_id text,
  constraint fact_version_pkey PRIMARY KEY (workspace_id, id),
  constraint fact_version_workspace_id_fact_id_version_key UNIQUE (workspace_id, fact_id, version),
  constraint fact_version_workspace_id_fact_id_fkey FOREIGN KEY (workspace_id, fact_id) REFERENCES public.fact(workspace_id, id),
  constraint fact_version_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint fact_version_confidence_check CHECK ((confidence = ANY (ARRAY['suspected'::text, 'confirmed'::text]))),
  constraint fact_version_ring_check CHECK (((ring >= 1) AND (ring <= 5))),
  constraint fact_version_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX fact_version_current ON public.fact_version USING btree (workspace_id, fact_id) WHERE (valid_until IS NULL);
CREATE INDEX fact_version_of_incident ON public.fact_version USING btree (workspace_id, incident_id, valid_from);
alter table public.fact_version enable row level security;
alter table public.fact_version force row level security;
create policy owner_rows on public.fact_version for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.fact_version for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.fact_version to application_role;

create table public.idempotency_key (
  workspace_id text not null,
  id text not null,
  request_hash text not null,
  status integer not null,
  answer jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX idempotency_key_by_expiry ON public.idempotency_key USING btree (workspace_id, expires_at);
alter table public.idempotency_key enable row level security;
alter table public.idempotency_key force row level security;
create policy owner_rows on public.idempotency_key for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.idempotency_key for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.idempotency_key to application_role;

create table public.inbox_item (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  person_id text not null,
  incident_id text,
  subject text not null,
  body text not null,
  links jsonb not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint inbox_item_pkey PRIMARY KEY (workspace_id, id),
  constraint inbox_item_workspace_id_delivery_id_key UNIQUE (workspace_id, delivery_id)
);
CREATE INDEX inbox_item_of ON public.inbox_item USING btree (workspace_id, person_id, created_at, id);
alter table public.inbox_item enable row level security;
alter table public.inbox_item force row level security;
create policy owner_rows on public.inbox_item for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.inbox_item for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.inbox_item to application_role;

create table public.incident (
  workspace_id text not null,
  id text not null,
  number integer not null,
  internal_title text not null,
  public_title text not null,
  severity text not null,
  status text not null,
  classifications text[] not null default '{}'::text[],
  drill boolean not null,
  bridge_url text,
  declared_at timestamp with time zone not null,
  declared_by text not null,
  declared_by_person_id text,
  started_at timestamp with time zone not null,
  detected_at timestamp with time zone not null,
  identified_at timestamp with time zone,
  fixed_at timestamp with time zone,
  resolved_at timestamp with time zone,
  version integer not null,
  constraint incident_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_workspace_id_number_key UNIQUE (workspace_id, number),
  constraint incident_workspace_id_declared_by_person_id_fkey FOREIGN KEY (workspace_id, declared_by_person_id) REFERENCES public.person(workspace_id, id) ON DELETE SET NULL (declared_by_person_id),
  constraint incident_workspace_id_severity_fkey FOREIGN KEY (workspace_id, severity) REFERENCES public.severity(workspace_id, name),
  constraint incident_check CHECK (((status = 'resolved'::text) = (resolved_at IS NOT NULL))),
  constraint incident_status_check CHECK ((status = ANY (ARRAY['investigating'::text, 'identified'::text, 'monitoring'::text, 'resolved'::text])))
);
CREATE INDEX incident_open ON public.incident USING btree (workspace_id, declared_at) WHERE (status <> 'resolved'::text);
alter table public.incident enable row level security;
alter table public.incident force row level security;
create policy owner_rows on public.incident for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select, update on public.incident to application_role;

create table public.incident_alert (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  alert_id text not null,
  linked_at timestamp with time zone not null,
  constraint incident_alert_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_alert_workspace_id_alert_id_key UNIQUE (workspace_id, alert_id),
  constraint incident_alert_workspace_id_alert_id_fkey FOREIGN KEY (workspace_id, alert_id) REFERENCES public.alert(workspace_id, id) ON DELETE CASCADE,
  constraint incident_alert_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id)
);
CREATE INDEX alert_of_incident ON public.incident_alert USING btree (workspace_id, incident_id);
alter table public.incident_alert enable row level security;
alter table public.incident_alert force row level security;
create policy owner_rows on public.incident_alert for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_alert for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_alert to application_role;

create table public.incident_component (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  component_id text not null,
  name text not null,
  state text not null,
  constraint incident_component_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_component_workspace_id_incident_id_component_id_key UNIQUE (workspace_id, incident_id, component_id),
  constraint incident_component_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint incident_component_state_check CHECK ((state = ANY (ARRAY['operational'::text, 'degraded_performance'::text, 'partial_outage'::text, 'major_outage'::text, 'under_maintenance'::text])))
);
alter table public.incident_component enable row level security;
alter table public.incident_component force row level security;
create policy owner_rows on public.incident_component for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_component for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_component to application_role;

create table public.incident_link (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  url text not null,
  label text not null,
  added_at timestamp with time zone not null,
  constraint incident_link_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_link_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint incident_link_url_check CHECK ((url ~ '^https?://'::text))
);
alter table public.incident_link enable row level security;
alter table public.incident_link force row level security;
create policy owner_rows on public.incident_link for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_link for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_link to application_role;

create table public.incident_number (
  workspace_id text not null,
  last integer not null,
  constraint incident_number_pkey PRIMARY KEY (workspace_id)
);
alter table public.incident_number enable row level security;
alter table public.incident_number force row level security;
create policy owner_rows on public.incident_number for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_number for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select, update on public.incident_number to application_role;

create table public.incident_role (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  role text not null,
  person_id text not null,
  assigned_at timestamp with time zone not null,
  constraint incident_role_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_role_workspace_id_incident_id_role_key UNIQUE (workspace_id, incident_id, role),
  constraint incident_role_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint incident_role_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id) ON DELETE CASCADE,
  constraint incident_role_workspace_id_role_fkey FOREIGN KEY (workspace_id, role) REFERENCES public.role_definition(workspace_id, key)
);
alter table public.incident_role enable row level security;
alter table public.incident_role force row level security;
create policy owner_rows on public.incident_role for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_role for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_role to application_role;

create table public.incident_service (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  service_id text not null,
  constraint incident_service_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_service_workspace_id_incident_id_service_id_key UNIQUE (workspace_id, incident_id, service_id),
  constraint incident_service_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint incident_service_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.service(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX incident_of_service ON public.incident_service USING btree (workspace_id, service_id);
alter table public.incident_service enable row level security;
alter table public.incident_service force row level security;
create policy owner_rows on public.incident_service for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_service for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_service to application_role;

create table public.incident_update (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  number integer not null,
  status text not null,
  severity text not null,
  scenario text not null,
  correction boolean not null,
  plan_version integer not null,
  findings jsonb not null,
  author text not null,
  author_person_id text,
  idempotency_key text not null,
  request_hash text not null,
  created_at timestamp with time zone not null,
  constraint incident_update_pkey PRIMARY KEY (workspace_id, id),
  constraint incident_update_workspace_id_idempotency_key_key UNIQUE (workspace_id, idempotency_key),
  constraint incident_update_workspace_id_incident_id_number_key UNIQUE (workspace_id, incident_id, number),
  constraint incident_update_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id)
);
alter table public.incident_update enable row level security;
alter table public.incident_update force row level security;
create policy owner_rows on public.incident_update for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.incident_update for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.incident_update to application_role;

create table public.invitation (
  workspace_id text not null,
  id text not null,
  email text not null,
  role text not null,
  state text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (workspace_id, id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'administrator'::text, 'commander'::text, 'communicator'::text, 'responder'::text, 'support'::text, 'viewer'::text]))),
  constraint invitation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'revoked'::text])))
);
CREATE UNIQUE INDEX invitation_open_once ON public.invitation USING btree (workspace_id, email) WHERE (state = 'open'::text);
alter table public.invitation enable row level security;
alter table public.invitation force row level security;
create policy owner_rows on public.invitation for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.invitation for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.invitation to application_role;

create table public.ledger_entry (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  body text not null,
  leaf text not null,
  disclosed_sealed text,
  created_at timestamp with time zone not null,
  seal_number integer,
  place integer,
  constraint ledger_entry_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ledger_entry_of ON public.ledger_entry USING btree (workspace_id, delivery_id);
CREATE UNIQUE INDEX ledger_entry_sealed ON public.ledger_entry USING btree (workspace_id, seal_number, place) WHERE (seal_number IS NOT NULL);
CREATE INDEX ledger_entry_unsealed ON public.ledger_entry USING btree (workspace_id, created_at) WHERE (seal_number IS NULL);
alter table public.ledger_entry enable row level security;
alter table public.ledger_entry force row level security;
create policy owner_rows on public.ledger_entry for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.ledger_entry for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.ledger_entry to application_role;

create table public.ledger_key (
  workspace_id text not null,
  id text not null,
  public_key text not null,
  private_key_sealed text not null,
  created_at timestamp with time zone not null,
  constraint ledger_key_pkey PRIMARY KEY (workspace_id, id)
);
alter table public.ledger_key enable row level security;
alter table public.ledger_key force row level security;
create policy owner_rows on public.ledger_key for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.ledger_key for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.ledger_key to application_role;

create table public.ledger_seal (
  workspace_id text not null,
  id text not null,
  number integer not null,
  head text not null,
  hash text not null,
  signature text not null,
  key_id text not null,
  entries integer not null,
  sealed_at timestamp with time zone not null,
  constraint ledger_seal_pkey PRIMARY KEY (workspace_id, id),
  constraint ledger_seal_workspace_id_number_key UNIQUE (workspace_id, number),
  constraint ledger_seal_workspace_id_key_id_fkey FOREIGN KEY (workspace_id, key_id) REFERENCES public.ledger_key(workspace_id, id)
);
alter table public.ledger_seal enable row level security;
alter table public.ledger_seal force row level security;
create policy owner_rows on public.ledger_seal for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.ledger_seal for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.ledger_seal to application_role;

create table public.maintenance (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  title text not null,
  body text not null,
  status text not null,
  scheduled_for timestamp with time zone not null,
  scheduled_until timestamp with time zone not null,
  starts_by_itself boolean not null,
  ends_by_itself boolean not null,
  remind_minutes_before integer,
  notify_subscribers boolean not null,
  reminded_at timestamp with time zone,
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint maintenance_pkey PRIMARY KEY (workspace_id, id),
  constraint maintenance_workspace_id_page_id_fkey FOREIGN KEY (workspace_id, page_id) REFERENCES public.status_page(workspace_id, id) ON DELETE CASCADE,
  constraint maintenance_check CHECK ((scheduled_until > scheduled_for)),
  constraint maintenance_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'in_progress'::text, 'verifying'::text, 'completed'::text, 'cancelled'::text])))
);
CREATE INDEX maintenance_recent ON public.maintenance USING btree (workspace_id, page_id, scheduled_for DESC);
alter table public.maintenance enable row level security;
alter table public.maintenance force row level security;
create policy owner_rows on public.maintenance for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.maintenance for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.maintenance to application_role;

create table public.maintenance_component (
  workspace_id text not null,
  maintenance_id text not null,
  component_id text not null,
  constraint maintenance_component_pkey PRIMARY KEY (workspace_id, maintenance_id, component_id),
  constraint maintenance_component_workspace_id_component_id_fkey FOREIGN KEY (workspace_id, component_id) REFERENCES public.component(workspace_id, id) ON DELETE CASCADE,
  constraint maintenance_component_workspace_id_maintenance_id_fkey FOREIGN KEY (workspace_id, maintenance_id) REFERENCES public.maintenance(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX maintenance_component_of ON public.maintenance_component USING btree (workspace_id, component_id);
alter table public.maintenance_component enable row level security;
alter table public.maintenance_component force row level security;
create policy owner_rows on public.maintenance_component for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.maintenance_component for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.maintenance_component to application_role;

create table public.maintenance_update (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  maintenance_id text not null,
  status text not null,
  body text not null,
  affected jsonb not null default '[]'::jsonb,
  display_at timestamp with time zone not null,
  constraint maintenance_update_pkey PRIMARY KEY (workspace_id, id),
  constraint maintenance_update_workspace_id_maintenance_id_fkey FOREIGN KEY (workspace_id, maintenance_id) REFERENCES public.maintenance(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX maintenance_update_log ON public.maintenance_update USING btree (workspace_id, maintenance_id, display_at);
alter table public.maintenance_update enable row level security;
alter table public.maintenance_update force row level security;
create policy owner_rows on public.maintenance_update for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.maintenance_update for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.maintenance_update to application_role;

create table public.membership (
  workspace_id text not null,
  id text not null,
  user_id text not null,
  role text not null,
  person_id text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint membership_pkey PRIMARY KEY (workspace_id, id),
  constraint membership_workspace_id_user_id_key UNIQUE (workspace_id, user_id),
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id),
  constraint membership_workspace_id_workspace_id_fkey FOREIGN KEY (workspace_id, workspace_id) REFERENCES public.workspace(workspace_id, id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'administrator'::text, 'commander'::text, 'communicator'::text, 'responder'::text, 'support'::text, 'viewer'::text])))
);
CREATE UNIQUE INDEX membership_by_person ON public.membership USING btree (workspace_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX membership_by_user ON public.membership USING btree (user_id);
alter table public.membership enable row level security;
alter table public.membership force row level security;
create policy owner_rows on public.membership for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.membership for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.membership to application_role;

create table public.message (
  workspace_id text not null,
  id text not null,
  update_id text not null,
  incident_id text not null,
  audience_id text not null,
  audience_name text not null,
  ring integer not null,
  form text not null,
  state text not null,
  status text not null,
  severity text not null,
  locale text not null,
  subject text not null,
  body text not null,
  edited boolean not null,
  standing text not null,
  next_minutes integer,
  next_update_at timestamp with time zone,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  page_id text,
  page_url text,
  page_time_zone text not null,
  channels jsonb not null,
  recipient_count integer not null,
  facts_used jsonb not null,
  told jsonb not null,
  components jsonb not null,
  changes jsonb not null,
  corrects_message_id text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  decided_by text,
  decided_by_person_id text,
  decided_at timestamp with time zone,
  decision_note text,
  constraint message_pkey PRIMARY KEY (workspace_id, id),
  constraint message_workspace_id_update_id_audience_id_key UNIQUE (workspace_id, update_id, audience_id),
  constraint message_workspace_id_audience_id_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES public.audience(workspace_id, id),
  constraint message_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint message_workspace_id_update_id_fkey FOREIGN KEY (workspace_id, update_id) REFERENCES public.incident_update(workspace_id, id),
  constraint message_standing_check CHECK ((standing = ANY (ARRAY['waiting'::text, 'sent'::text, 'rejected'::text])))
);
CREATE INDEX message_of_incident ON public.message USING btree (workspace_id, incident_id, audience_id, sent_at);
alter table public.message enable row level security;
alter table public.message force row level security;
create policy owner_rows on public.message for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.message for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.message to application_role;

create table public.notification (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  escalation_id text not null,
  subject_kind text not null,
  subject_id text not null,
  person_id text not null,
  step integer,
  round integer not null,
  reason text not null,
  urgency text not null,
  state text not null,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  closed_because text,
  constraint notification_pkey PRIMARY KEY (workspace_id, id),
  constraint notification_workspace_id_escalation_id_fkey FOREIGN KEY (workspace_id, escalation_id) REFERENCES public.escalation(workspace_id, id),
  constraint notification_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id),
  constraint notification_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'answered'::text, 'cancelled'::text]))),
  constraint notification_urgency_check CHECK ((urgency = ANY (ARRAY['high'::text, 'low'::text])))
);
CREATE INDEX notification_by_person ON public.notification USING btree (workspace_id, person_id, created_at);
CREATE INDEX notification_by_subject ON public.notification USING btree (workspace_id, subject_kind, subject_id, seq);
CREATE INDEX notification_open ON public.notification USING btree (workspace_id, escalation_id) WHERE (state = 'pending'::text);
alter table public.notification enable row level security;
alter table public.notification force row level security;
create policy owner_rows on public.notification for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.notification for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.notification to application_role;

create table public.notification_attempt (
  workspace_id text not null,
  id text not null,
  notification_id text not null,
  contact_method_id text not null,
  channel text not null,
  label text not null,
  due_at timestamp with time zone not null,
  state text not null,
  delivery_id text,
  closed_because text,
  constraint notification_attempt_pkey PRIMARY KEY (workspace_id, id),
  constraint notification_attempt_workspace_id_notification_id_fkey FOREIGN KEY (workspace_id, notification_id) REFERENCES public.notification(workspace_id, id),
  constraint notification_attempt_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'queued'::text, 'cancelled'::text])))
);
CREATE INDEX notification_attempt_by_notification ON public.notification_attempt USING btree (workspace_id, notification_id, due_at);
alter table public.notification_attempt enable row level security;
alter table public.notification_attempt force row level security;
create policy owner_rows on public.notification_attempt for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.notification_attempt for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.notification_attempt to application_role;

create table public.notification_rule (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  urgency text not null,
  position integer not null,
  delay_minutes integer not null,
  contact_method_id text not null,
  constraint notification_rule_pkey PRIMARY KEY (workspace_id, id),
  constraint notification_rule_workspace_id_contact_method_id_fkey FOREIGN KEY (workspace_id, contact_method_id) REFERENCES public.contact_method(workspace_id, id) ON DELETE CASCADE,
  constraint notification_rule_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id),
  constraint notification_rule_delay_minutes_check CHECK ((delay_minutes >= 0)),
  constraint notification_rule_urgency_check CHECK ((urgency = ANY (ARRAY['high'::text, 'low'::text])))
);
CREATE INDEX notification_rule_by_person ON public.notification_rule USING btree (workspace_id, person_id, urgency, "position");
alter table public.notification_rule enable row level security;
alter table public.notification_rule force row level security;
create policy owner_rows on public.notification_rule for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.notification_rule for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.notification_rule to application_role;

create table public.page_incident (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  incident_id text not null,
  title text not null,
  status text not null,
  impact text not null,
  started_at timestamp with time zone not null,
  monitoring_at timestamp with time zone,
  resolved_at timestamp with time zone,
  next_update_at timestamp with time zone,
  next_update_missed_at timestamp with time zone,
  postmortem_body text,
  postmortem_signed_by text,
  postmortem_published_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint page_incident_pkey PRIMARY KEY (workspace_id, id),
  constraint page_incident_workspace_id_page_id_incident_id_key UNIQUE (workspace_id, page_id, incident_id),
  constraint page_incident_workspace_id_page_id_fkey FOREIGN KEY (workspace_id, page_id) REFERENCES public.status_page(workspace_id, id) ON DELETE CASCADE,
  constraint page_incident_impact_check CHECK ((impact = ANY (ARRAY['none'::text, 'minor'::text, 'major'::text, 'critical'::text]))),
  constraint page_incident_status_check CHECK ((status = ANY (ARRAY['investigating'::text, 'identified'::text, 'monitoring'::text, 'resolved'::text])))
);
CREATE INDEX page_incident_recent ON public.page_incident USING btree (workspace_id, page_id, started_at DESC);
alter table public.page_incident enable row level security;
alter table public.page_incident force row level security;
create policy owner_rows on public.page_incident for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.page_incident for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.page_incident to application_role;

create table public.page_incident_component (
  workspace_id text not null,
  page_incident_id text not null,
  component_id text not null,
  state text not null,
  constraint page_incident_component_pkey PRIMARY KEY (workspace_id, page_incident_id, component_id),
  constraint page_incident_component_workspace_id_component_id_fkey FOREIGN KEY (workspace_id, component_id) REFERENCES public.component(workspace_id, id) ON DELETE CASCADE,
  constraint page_incident_component_workspace_id_page_incident_id_fkey FOREIGN KEY (workspace_id, page_incident_id) REFERENCES public.page_incident(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX page_incident_component_of ON public.page_incident_component USING btree (workspace_id, component_id);
alter table public.page_incident_component enable row level security;
alter table public.page_incident_component force row level security;
create policy owner_rows on public.page_incident_component for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.page_incident_component for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.page_incident_component to application_role;

create table public.page_incident_update (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  page_incident_id text not null,
  kind text not null,
  status text not null,
  body text not null,
  next_update_at timestamp with time zone,
  message_id text,
  corrects_update_id text,
  affected jsonb not null default '[]'::jsonb,
  display_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint page_incident_update_pkey PRIMARY KEY (workspace_id, id),
  constraint page_incident_update_workspace_id_page_incident_id_message__key UNIQUE (workspace_id, page_incident_id, message_id),
  constraint page_incident_update_workspace_id_page_incident_id_fkey FOREIGN KEY (workspace_id, page_incident_id) REFERENCES public.page_incident(workspace_id, id) ON DELETE CASCADE,
  constraint page_incident_update_kind_check CHECK ((kind = ANY (ARRAY['update'::text, 'promise-moved'::text, 'promise-missed'::text, 'postmortem'::text])))
);
CREATE INDEX page_incident_update_log ON public.page_incident_update USING btree (workspace_id, page_incident_id, display_at);
alter table public.page_incident_update enable row level security;
alter table public.page_incident_update force row level security;
create policy owner_rows on public.page_incident_update for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.page_incident_update for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.page_incident_update to application_role;

create table public.person (
  workspace_id text not null,
  id text not null,
  name text not null,
  email text not null,
  title text,
  locale text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  attributes jsonb not null default '{}'::jsonb,
  deactivated_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX person_by_email ON public.person USING btree (workspace_id, lower(email)) WHERE (deactivated_at IS NULL);
CREATE INDEX person_by_name ON public.person USING btree (workspace_id, name, id);
alter table public.person enable row level security;
alter table public.person force row level security;
create policy owner_rows on public.person for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.person for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.person to application_role;

create table public.plan (
  workspace_id text not null,
  id text not null,
  version integer not null,
  changed_by text not null,
  changed_by_person_id text,
  changed_at timestamp with time zone not null,
  note text not null,
  constraint plan_pkey PRIMARY KEY (workspace_id, id),
  constraint plan_workspace_id_version_key UNIQUE (workspace_id, version),
  constraint plan_version_check CHECK ((version > 0))
);
alter table public.plan enable row level security;
alter table public.plan force row level security;
create policy owner_rows on public.plan for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.plan for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.plan to application_role;

create table public.plan_clock (
  workspace_id text not null,
  id text not null,
  plan_id text not null,
  severity text not null,
  audience_id text not null,
  told text not null,
  first_within_minutes integer,
  investigating_minutes integer,
  identified_minutes integer,
  monitoring_minutes integer,
  channels text[],
  approval boolean not null,
  constraint plan_clock_pkey PRIMARY KEY (workspace_id, id),
  constraint plan_clock_workspace_id_plan_id_severity_audience_id_key UNIQUE (workspace_id, plan_id, severity, audience_id),
  constraint plan_clock_workspace_id_audience_id_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES public.audience(workspace_id, id),
  constraint plan_clock_workspace_id_plan_id_fkey FOREIGN KEY (workspace_id, plan_id) REFERENCES public.plan(workspace_id, id),
  constraint plan_clock_first_within_minutes_check CHECK (((first_within_minutes >= 1) AND (first_within_minutes <= 1440))),
  constraint plan_clock_identified_minutes_check CHECK (((identified_minutes >= 1) AND (identified_minutes <= 1440))),
  constraint plan_clock_investigating_minutes_check CHECK (((investigating_minutes >= 1) AND (investigating_minutes <= 1440))),
  constraint plan_clock_monitoring_minutes_check CHECK (((monitoring_minutes >= 1) AND (monitoring_minutes <= 1440))),
  constraint plan_clock_told_check CHECK ((told = ANY (ARRAY['clock'::text, 'if-component-affected'::text, 'on-change'::text, 'not-told'::text])))
);
alter table public.plan_clock enable row level security;
alter table public.plan_clock force row level security;
create policy owner_rows on public.plan_clock for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.plan_clock for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.plan_clock to application_role;

create table public.postmortem (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  owner_id text,
  signer_id text,
  measures jsonb not null,
  timeline jsonb not null,
  drafted_at timestamp with time zone not null,
  drafted_by text not null,
  published_at timestamp with time zone,
  published_revision integer,
  version integer not null,
  constraint postmortem_pkey PRIMARY KEY (workspace_id, id),
  constraint postmortem_workspace_id_incident_id_key UNIQUE (workspace_id, incident_id),
  constraint postmortem_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint postmortem_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES public.person(workspace_id, id) ON DELETE SET NULL (owner_id),
  constraint postmortem_workspace_id_signer_id_fkey FOREIGN KEY (workspace_id, signer_id) REFERENCES public.person(workspace_id, id) ON DELETE SET NULL (signer_id),
  constraint postmortem_check CHECK (((published_at IS NULL) = (published_revision IS NULL)))
);
CREATE INDEX postmortem_recent ON public.postmortem USING btree (workspace_id, drafted_at DESC, id);
alter table public.postmortem enable row level security;
alter table public.postmortem force row level security;
create policy owner_rows on public.postmortem for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.postmortem for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select, update on public.postmortem to application_role;

create table public.postmortem_consent (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  version text not null,
  kind text not null,
  words_hash text not null,
  person_id text not null,
  note text,
  given_at timestamp with time zone not null,
  constraint postmortem_consent_pkey PRIMARY KEY (workspace_id, id),
  constraint postmortem_consent_workspace_id_postmortem_id_version_kind__key UNIQUE (workspace_id, postmortem_id, version, kind, words_hash, person_id),
  constraint postmortem_consent_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id),
  constraint postmortem_consent_workspace_id_postmortem_id_fkey FOREIGN KEY (workspace_id, postmortem_id) REFERENCES public.postmortem(workspace_id, id),
  constraint postmortem_consent_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'signature'::text]))),
  constraint postmortem_consent_version_check CHECK ((version = ANY (ARRAY['internal'::text, 'external'::text])))
);
alter table public.postmortem_consent enable row level security;
alter table public.postmortem_consent force row level security;
create policy owner_rows on public.postmortem_consent for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.postmortem_consent for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.postmortem_consent to application_role;

create table public.postmortem_revision (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  version text not null,
  revision integer not null,
  sections jsonb not null,
  words_hash text not null,
  author text not null,
  author_person_id text,
  written_at timestamp with time zone not null,
  constraint postmortem_revision_pkey PRIMARY KEY (workspace_id, id),
  constraint postmortem_revision_workspace_id_postmortem_id_version_revi_key UNIQUE (workspace_id, postmortem_id, version, revision),
  constraint postmortem_revision_workspace_id_postmortem_id_fkey FOREIGN KEY (workspace_id, postmortem_id) REFERENCES public.postmortem(workspace_id, id),
  constraint postmortem_revision_revision_check CHECK ((revision > 0)),
  constraint postmortem_revision_version_check CHECK ((version = ANY (ARRAY['internal'::text, 'external'::text])))
);
alter table public.postmortem_revision enable row level security;
alter table public.postmortem_revision force row level security;
create policy owner_rows on public.postmortem_revision for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.postmortem_revision for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.postmortem_revision to application_role;

create table public.promise (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  audience_id text not null,
  kind text not null,
  made_at timestamp with time zone not null,
  message_id text,
  due_at timestamp with time zone not null,
  kept_at timestamp with time zone,
  missed_at timestamp with time zone,
  closed_at timestamp with time zone,
  answered_by text,
  ended_because text,
  constraint promise_pkey PRIMARY KEY (workspace_id, id),
  constraint promise_workspace_id_audience_id_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES public.audience(workspace_id, id),
  constraint promise_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint promise_check CHECK (((kept_at IS NULL) OR (missed_at IS NULL))),
  constraint promise_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'next'::text, 'look-again'::text])))
);
CREATE INDEX promise_of_incident ON public.promise USING btree (workspace_id, incident_id, made_at);
CREATE UNIQUE INDEX promise_open ON public.promise USING btree (workspace_id, incident_id, audience_id) WHERE (closed_at IS NULL);
alter table public.promise enable row level security;
alter table public.promise force row level security;
create policy owner_rows on public.promise for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.promise for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.promise to application_role;

create table public.promise_move (
  workspace_id text not null,
  id text not null,
  promise_id text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  reason text not null,
  moved_by text not null,
  moved_at timestamp with time zone not null,
  constraint promise_move_pkey PRIMARY KEY (workspace_id, id),
  constraint promise_move_workspace_id_promise_id_fkey FOREIGN KEY (workspace_id, promise_id) REFERENCES public.promise(workspace_id, id)
);
CREATE INDEX promise_move_of ON public.promise_move USING btree (workspace_id, promise_id);
alter table public.promise_move enable row level security;
alter table public.promise_move force row level security;
create policy owner_rows on public.promise_move for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.promise_move for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.promise_move to application_role;

create table public.publication_decision (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  postmortem_id text not null,
  publish boolean not null,
  reason text not null,
  decided_by text not null,
  decided_by_person_id text,
  decided_at timestamp with time zone not null,
  constraint publication_decision_pkey PRIMARY KEY (workspace_id, id),
  constraint publication_decision_workspace_id_postmortem_id_fkey FOREIGN KEY (workspace_id, postmortem_id) REFERENCES public.postmortem(workspace_id, id)
);
CREATE INDEX decision_of_postmortem ON public.publication_decision USING btree (workspace_id, postmortem_id, seq DESC);
alter table public.publication_decision enable row level security;
alter table public.publication_decision force row level security;
create policy owner_rows on public.publication_decision for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.publication_decision for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.publication_decision to application_role;

create table public.rejected_count (
  workspace_id text not null,
  source_id text not null,
  day date not null,
  reason text not null,
  count bigint not null,
  constraint rejected_count_pkey PRIMARY KEY (workspace_id, source_id, day, reason)
);
alter table public.rejected_count enable row level security;
alter table public.rejected_count force row level security;
create policy owner_rows on public.rejected_count for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.rejected_count for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.rejected_count to application_role;

create table public.rejected_input (
  workspace_id text not null,
  id text not null,
  source_id text,
  reason text not null,
  detail text not null,
  size integer not null,
  sample text not null,
  received_at timestamp with time zone not null,
  constraint rejected_input_pkey PRIMARY KEY (workspace_id, id),
  constraint rejected_input_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.alert_source(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX rejected_input_recent ON public.rejected_input USING btree (workspace_id, source_id, received_at DESC, id);
alter table public.rejected_input enable row level security;
alter table public.rejected_input force row level security;
create policy owner_rows on public.rejected_input for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.rejected_input for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.rejected_input to application_role;

create table public.responder (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  person_id text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  note text,
  constraint responder_pkey PRIMARY KEY (workspace_id, id),
  constraint responder_workspace_id_incident_id_person_id_key UNIQUE (workspace_id, incident_id, person_id),
  constraint responder_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint responder_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id) ON DELETE CASCADE,
  constraint responder_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'joined'::text, 'declined'::text, 'released'::text])))
);
alter table public.responder enable row level security;
alter table public.responder force row level security;
create policy owner_rows on public.responder for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.responder for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.responder to application_role;

create table public.role_definition (
  workspace_id text not null,
  id text not null,
  key text not null,
  name text not null,
  position integer not null,
  duties text[] not null,
  filled_by text not null,
  handover text not null,
  default_person_id text,
  default_schedule_id text,
  constraint role_definition_pkey PRIMARY KEY (workspace_id, id),
  constraint role_definition_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint role_definition_workspace_id_default_person_id_fkey FOREIGN KEY (workspace_id, default_person_id) REFERENCES public.person(workspace_id, id) ON DELETE SET NULL (default_person_id)
);
alter table public.role_definition enable row level security;
alter table public.role_definition force row level security;
create policy owner_rows on public.role_definition for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.role_definition for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.role_definition to application_role;

create table public.rotation (
  workspace_id text not null,
  id text not null,
  schedule_id text not null,
  position integer not null,
  name text not null,
  layer integer not null,
  kind text not null,
  every_count integer not null,
  every_unit text not null,
  starts_on text not null,
  hand_over_at text not null,
  ends_at timestamp with time zone,
  turn_count integer not null,
  restrictions jsonb not null default '[]'::jsonb,
  constraint rotation_pkey PRIMARY KEY (workspace_id, id),
  constraint rotation_workspace_id_schedule_id_fkey FOREIGN KEY (workspace_id, schedule_id) REFERENCES public.schedule(workspace_id, id),
  constraint rotation_every_count_check CHECK ((every_count > 0)),
  constraint rotation_every_unit_check CHECK ((every_unit = ANY (ARRAY['hours'::text, 'days'::text, 'weeks'::text]))),
  constraint rotation_kind_check CHECK ((kind = ANY (ARRAY['daily'::text, 'weekly'::text, 'custom'::text]))),
  constraint rotation_turn_count_check CHECK ((turn_count > 0))
);
CREATE INDEX rotation_by_schedule ON public.rotation USING btree (workspace_id, schedule_id, "position");
alter table public.rotation enable row level security;
alter table public.rotation force row level security;
create policy owner_rows on public.rotation for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.rotation for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.rotation to application_role;

create table public.rotation_member (
  workspace_id text not null,
  rotation_id text not null,
  turn integer not null,
  person_id text not null,
  constraint rotation_member_pkey PRIMARY KEY (workspace_id, rotation_id, turn, person_id),
  constraint rotation_member_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id),
  constraint rotation_member_workspace_id_rotation_id_fkey FOREIGN KEY (workspace_id, rotation_id) REFERENCES public.rotation(workspace_id, id) ON DELETE CASCADE
);
alter table public.rotation_member enable row level security;
alter table public.rotation_member force row level security;
create policy owner_rows on public.rotation_member for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.rotation_member for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.rotation_member to application_role;

create table public.routing_rule (
  workspace_id text not null,
  id text not null,
  position integer not null,
  name text not null,
  match text not null,
  conditions jsonb not null,
  effect jsonb not null,
  enabled boolean not null default true,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint routing_rule_pkey PRIMARY KEY (workspace_id, id),
  constraint routing_rule_match_check CHECK ((match = ANY (ARRAY['all'::text, 'any'::text])))
);
CREATE INDEX routing_rule_order ON public.routing_rule USING btree (workspace_id, "position");
alter table public.routing_rule enable row level security;
alter table public.routing_rule force row level security;
create policy owner_rows on public.routing_rule for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.routing_rule for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.routing_rule to application_role;

create table public.said (
  workspace_id text not null,
  id text not null,
  words text not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint said_pkey PRIMARY KEY (workspace_id, id)
);
alter table public.said enable row level security;
alter table public.said force row level security;
create policy owner_rows on public.said for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.said for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.said to application_role;

create table public.schedule (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default ''::text,
  time_zone text not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint schedule_pkey PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX schedule_by_name ON public.schedule USING btree (workspace_id, lower(name)) WHERE (archived_at IS NULL);
alter table public.schedule enable row level security;
alter table public.schedule force row level security;
create policy owner_rows on public.schedule for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.schedule for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.schedule to application_role;

create table public.schedule_override (
  workspace_id text not null,
  id text not null,
  schedule_id text not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  person_ids text[] not null,
  replaces_person_id text,
  made_at timestamp with time zone not null,
  constraint schedule_override_pkey PRIMARY KEY (workspace_id, id),
  constraint schedule_override_workspace_id_replaces_person_id_fkey FOREIGN KEY (workspace_id, replaces_person_id) REFERENCES public.person(workspace_id, id),
  constraint schedule_override_workspace_id_schedule_id_fkey FOREIGN KEY (workspace_id, schedule_id) REFERENCES public.schedule(workspace_id, id),
  constraint schedule_override_check CHECK ((ends_at > starts_at)),
  constraint schedule_override_kind_check CHECK ((kind = ANY (ARRAY['add'::text, 'replace'::text])))
);
CREATE INDEX schedule_override_by_time ON public.schedule_override USING btree (workspace_id, schedule_id, ends_at);
alter table public.schedule_override enable row level security;
alter table public.schedule_override force row level security;
create policy owner_rows on public.schedule_override for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.schedule_override for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.schedule_override to application_role;

create table public.service (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default ''::text,
  tier integer,
  team_id text,
  escalation_policy_id text,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint service_pkey PRIMARY KEY (workspace_id, id),
  constraint service_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES public.team(workspace_id, id),
  constraint service_tier_check CHECK (((tier >= 1) AND (tier <= 5)))
);
CREATE UNIQUE INDEX service_by_name ON public.service USING btree (workspace_id, lower(name)) WHERE (archived_at IS NULL);
CREATE INDEX service_by_team ON public.service USING btree (workspace_id, team_id);
alter table public.service enable row level security;
alter table public.service force row level security;
create policy owner_rows on public.service for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.service for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.service to application_role;

create table public.service_dependency (
  workspace_id text not null,
  service_id text not null,
  depends_on_id text not null,
  constraint service_dependency_pkey PRIMARY KEY (workspace_id, service_id, depends_on_id),
  constraint service_dependency_workspace_id_depends_on_id_fkey FOREIGN KEY (workspace_id, depends_on_id) REFERENCES public.service(workspace_id, id),
  constraint service_dependency_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.service(workspace_id, id),
  constraint service_dependency_check CHECK ((service_id <> depends_on_id))
);
CREATE INDEX service_dependency_by_target ON public.service_dependency USING btree (workspace_id, depends_on_id);
alter table public.service_dependency enable row level security;
alter table public.service_dependency force row level security;
create policy owner_rows on public.service_dependency for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.service_dependency for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.service_dependency to application_role;

create table public.severity (
  workspace_id text not null,
  id text not null,
  name text not null,
  rank integer not null,
  label text not null,
  criteria text not null,
  users text not null,
  functions text not null,
  duration text not null,
  data text not null,
  component_state text not null,
  constraint severity_pkey PRIMARY KEY (workspace_id, id),
  constraint severity_workspace_id_name_key UNIQUE (workspace_id, name),
  constraint severity_workspace_id_rank_key UNIQUE (workspace_id, rank),
  constraint severity_component_state_check CHECK ((component_state = ANY (ARRAY['operational'::text, 'degraded_performance'::text, 'partial_outage'::text, 'major_outage'::text, 'under_maintenance'::text]))),
  constraint severity_rank_check CHECK ((rank > 0))
);
alter table public.severity enable row level security;
alter table public.severity force row level security;
create policy owner_rows on public.severity for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.severity for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.severity to application_role;

create table public.sign_in_link (
  workspace_id text not null,
  id text not null,
  user_id text not null,
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sign_in_link_pkey PRIMARY KEY (workspace_id, id),
  constraint sign_in_link_token_hash_key UNIQUE (token_hash),
  constraint sign_in_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_link_unused_once ON public.sign_in_link USING btree (workspace_id, user_id) WHERE (used_at IS NULL);
alter table public.sign_in_link enable row level security;
alter table public.sign_in_link force row level security;
create policy owner_rows on public.sign_in_link for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.sign_in_link for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.sign_in_link to application_role;

create table public.status_page (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  name text not null,
  slug text not null,
  description text,
  visibility text not null,
  audience_id text,
  time_zone text not null default 'UTC'::text,
  locale text not null default 'en'::text,
  support_url text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint status_page_pkey PRIMARY KEY (workspace_id, id),
  constraint status_page_slug_key UNIQUE (slug),
  constraint status_page_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'internal'::text])))
);
CREATE UNIQUE INDEX status_page_audience ON public.status_page USING btree (workspace_id, audience_id) WHERE (audience_id IS NOT NULL);
alter table public.status_page enable row level security;
alter table public.status_page force row level security;
create policy owner_rows on public.status_page for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.status_page for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.status_page to application_role;

create table public.subscriber (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  channel text not null,
  address text not null,
  locale text,
  time_zone text,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  unsubscribed_at timestamp with time zone,
  last_mailed_at timestamp with time zone,
  mailed_today integer not null default 0,
  constraint subscriber_pkey PRIMARY KEY (workspace_id, id),
  constraint subscriber_workspace_id_page_id_channel_address_key UNIQUE (workspace_id, page_id, channel, address),
  constraint subscriber_workspace_id_page_id_fkey FOREIGN KEY (workspace_id, page_id) REFERENCES public.status_page(workspace_id, id) ON DELETE CASCADE,
  constraint subscriber_channel_check CHECK ((channel = 'email'::text))
);
CREATE INDEX subscriber_unconfirmed ON public.subscriber USING btree (workspace_id, created_at) WHERE (confirmed_at IS NULL);
alter table public.subscriber enable row level security;
alter table public.subscriber force row level security;
create policy owner_rows on public.subscriber for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.subscriber for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.subscriber to application_role;

create table public.subscriber_component (
  workspace_id text not null,
  subscriber_id text not null,
  component_id text not null,
  constraint subscriber_component_pkey PRIMARY KEY (workspace_id, subscriber_id, component_id),
  constraint subscriber_component_workspace_id_component_id_fkey FOREIGN KEY (workspace_id, component_id) REFERENCES public.component(workspace_id, id) ON DELETE CASCADE,
  constraint subscriber_component_workspace_id_subscriber_id_fkey FOREIGN KEY (workspace_id, subscriber_id) REFERENCES public.subscriber(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX subscriber_component_of ON public.subscriber_component USING btree (workspace_id, component_id);
alter table public.subscriber_component enable row level security;
alter table public.subscriber_component force row level security;
create policy owner_rows on public.subscriber_component for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.subscriber_component for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.subscriber_component to application_role;

create table public.suppression (
  workspace_id text not null,
  id text not null,
  channel text not null,
  address_key text not null,
  address_sealed text,
  reason text not null,
  delivery_id text,
  created_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint suppression_pkey PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX suppression_active ON public.suppression USING btree (workspace_id, channel, address_key) WHERE (lifted_at IS NULL);
alter table public.suppression enable row level security;
alter table public.suppression force row level security;
create policy owner_rows on public.suppression for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.suppression for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.suppression to application_role;

create table public.task (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  text text not null,
  assignee_id text,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint task_pkey PRIMARY KEY (workspace_id, id),
  constraint task_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES public.person(workspace_id, id) ON DELETE SET NULL (assignee_id),
  constraint task_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id)
);
CREATE INDEX task_of_incident ON public.task USING btree (workspace_id, incident_id, created_at);
alter table public.task enable row level security;
alter table public.task force row level security;
create policy owner_rows on public.task for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.task for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.task to application_role;

create table public.team (
  workspace_id text not null,
  id text not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint team_pkey PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX team_by_name ON public.team USING btree (workspace_id, lower(name));
alter table public.team enable row level security;
alter table public.team force row level security;
create policy owner_rows on public.team for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.team for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.team to application_role;

create table public.team_member (
  workspace_id text not null,
  team_id text not null,
  person_id text not null,
  constraint team_member_pkey PRIMARY KEY (workspace_id, team_id, person_id),
  constraint team_member_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES public.person(workspace_id, id),
  constraint team_member_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES public.team(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX team_member_by_person ON public.team_member USING btree (workspace_id, person_id);
alter table public.team_member enable row level security;
alter table public.team_member force row level security;
create policy owner_rows on public.team_member for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.team_member for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.team_member to application_role;

create table public.template (
  workspace_id text not null,
  id text not null,
  form text not null,
  state text not null,
  scenario text not null,
  locale text not null,
  subject text not null,
  body text not null,
  updated_at timestamp with time zone not null,
  constraint template_pkey PRIMARY KEY (workspace_id, id),
  constraint template_workspace_id_form_state_scenario_locale_key UNIQUE (workspace_id, form, state, scenario, locale)
);
alter table public.template enable row level security;
alter table public.template force row level security;
create policy owner_rows on public.template for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.template for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.template to application_role;

create table public.timeline_entry (
  workspace_id text not null,
  id text not null,
  seq bigint not null generated always as identity,
  incident_id text not null,
  kind text not null,
  data jsonb not null,
  author text not null,
  author_person_id text,
  happened_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint timeline_entry_pkey PRIMARY KEY (workspace_id, id),
  constraint timeline_entry_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id),
  constraint timeline_entry_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text))
);
CREATE INDEX timeline_of_incident ON public.timeline_entry USING btree (workspace_id, incident_id, happened_at, seq);
alter table public.timeline_entry enable row level security;
alter table public.timeline_entry force row level security;
create policy owner_rows on public.timeline_entry for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.timeline_entry for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant insert, select on public.timeline_entry to application_role;

create table public.timeline_pin (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  entry_id text not null,
  pinned_at timestamp with time zone not null,
  constraint timeline_pin_pkey PRIMARY KEY (workspace_id, id),
  constraint timeline_pin_workspace_id_entry_id_key UNIQUE (workspace_id, entry_id),
  constraint timeline_pin_workspace_id_entry_id_fkey FOREIGN KEY (workspace_id, entry_id) REFERENCES public.timeline_entry(workspace_id, id),
  constraint timeline_pin_workspace_id_incident_id_fkey FOREIGN KEY (workspace_id, incident_id) REFERENCES public.incident(workspace_id, id)
);
alter table public.timeline_pin enable row level security;
alter table public.timeline_pin force row level security;
create policy owner_rows on public.timeline_pin for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.timeline_pin for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select on public.timeline_pin to application_role;

create table public.webhook_attempt (
  workspace_id text not null,
  id text not null,
  message_id text not null,
  number integer not null,
  at timestamp with time zone not null,
  took_ms integer not null,
  status integer,
  says text,
  constraint webhook_attempt_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_attempt_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.webhook_message(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_attempt_of ON public.webhook_attempt USING btree (workspace_id, message_id);
alter table public.webhook_attempt enable row level security;
alter table public.webhook_attempt force row level security;
create policy owner_rows on public.webhook_attempt for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.webhook_attempt for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.webhook_attempt to application_role;

create table public.webhook_endpoint (
  workspace_id text not null,
  id text not null,
  url text not null,
  description text not null default ''::text,
  secret_sealed text not null,
  event_names text[] not null,
  sending_until timestamp with time zone,
  failing_since timestamp with time zone,
  disabled_at timestamp with time zone,
  disabled_because text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint webhook_endpoint_pkey PRIMARY KEY (workspace_id, id)
);
alter table public.webhook_endpoint enable row level security;
alter table public.webhook_endpoint force row level security;
create policy owner_rows on public.webhook_endpoint for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.webhook_endpoint for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.webhook_endpoint to application_role;

create table public.webhook_message (
  workspace_id text not null,
  id text not null,
  position bigint not null,
  endpoint_id text not null,
  event_id text not null,
  event_name text not null,
  body text not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint webhook_message_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_message_workspace_id_endpoint_id_event_id_key UNIQUE (workspace_id, endpoint_id, event_id),
  constraint webhook_message_workspace_id_endpoint_id_fkey FOREIGN KEY (workspace_id, endpoint_id) REFERENCES public.webhook_endpoint(workspace_id, id) ON DELETE CASCADE,
  constraint webhook_message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX webhook_message_by_time ON public.webhook_message USING btree (workspace_id, endpoint_id, "position");
CREATE INDEX webhook_message_waiting ON public.webhook_message USING btree (workspace_id, endpoint_id, "position") WHERE (state = 'queued'::text);
alter table public.webhook_message enable row level security;
alter table public.webhook_message force row level security;
create policy owner_rows on public.webhook_message for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.webhook_message for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.webhook_message to application_role;

create table public.workspace (
  workspace_id text not null,
  id text not null,
  name text not null,
  slug text not null,
  time_zone text not null default 'UTC'::text,
  locale text not null default 'en'::text,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint workspace_pkey PRIMARY KEY (workspace_id, id),
  constraint workspace_slug_key UNIQUE (slug),
  constraint workspace_check CHECK ((workspace_id = id))
);
alter table public.workspace enable row level security;
alter table public.workspace force row level security;
create policy owner_rows on public.workspace for all to ripplecast using (true) with check (true);
create policy workspace_rows on public.workspace for all to application_role using ((workspace_id = current_setting('app.workspace_id'::text, true))) with check ((workspace_id = current_setting('app.workspace_id'::text, true)));
grant delete, insert, select, update on public.workspace to application_role;

create table ripplecast.meta (
  key text not null,
  value text not null,
  constraint meta_pkey PRIMARY KEY (key)
);

create table ripplecast.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

CREATE OR REPLACE FUNCTION ripplecast.accept_events(workspaces text[], sources text[], entries text[], receipts text[], lengths integer[], bodies bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- In one order, so that two nodes cannot wait for each other.
  perform pg_advisory_xact_lock(hashtextextended('accept:' || w, 0))
    from (select distinct w from unnest(workspaces) w order by w offset 0) each_workspace;
  insert into accepted_event (workspace_id, source_id, entry, receipt, raw, accepted_at)
    select e.w, e.s, e.d, e.r, substring(bodies from e.until - e.len + 1 for e.len), at
      from (
        select w, s, d, r, len, nr, (sum(len) over (order by nr))::integer as until
          from unnest(workspaces, sources, entries, receipts, lengths) with ordinality as u(w, s, d, r, len, nr)
      ) e
     order by e.nr;
end $function$;
grant execute on function ripplecast.accept_events(text[],text[],text[],text[],integer[],bytea,timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.api_key_by_hash(of_hash text)
 RETURNS TABLE(workspace_id text, id text, scopes text[], role text, expires_at timestamp with time zone, revoked_at timestamp with time zone, last_used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select k.workspace_id, k.id, k.scopes, m.role, k.expires_at, k.revoked_at, k.last_used_at
  from api_key k join membership m on m.workspace_id = k.workspace_id and m.user_id = k.made_by
  where k.token_hash = of_hash
$function$;
grant execute on function ripplecast.api_key_by_hash(text) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.delivery_states(since timestamp with time zone)
 RETURNS TABLE(channel text, state text, count bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.channel, d.state, count(*)
    from workspace w join delivery d on d.workspace_id = w.workspace_id and d.created_at >= since
   group by 1, 2
$function$;
grant execute on function ripplecast.delivery_states(timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.document_without_words(doc text, patterns jsonb, instead text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return ripplecast.without_words(doc::jsonb, patterns, instead)::text;
exception when data_exception or program_limit_exceeded then
  return ripplecast.without_words(doc, patterns, instead);
end $function$;
grant execute on function ripplecast.document_without_words(text,jsonb,text) to public;

CREATE OR REPLACE FUNCTION ripplecast.due_deadlines(at timestamp with time zone, most integer)
 RETURNS TABLE(workspace_id text, kind text, subject_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select workspace_id, kind, subject_id from deadline
  where greatest(due_at, coalesce(retry_at, due_at)) <= at
  order by greatest(due_at, coalesce(retry_at, due_at)) limit most
$function$;
grant execute on function ripplecast.due_deadlines(timestamp with time zone,integer) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.find_alert_source(key_hash text, at timestamp with time zone)
 RETURNS TABLE(workspace_id text, id text, kind text, settings jsonb, disabled boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.workspace_id, s.id, s.kind, s.settings, s.disabled_at is not null
    from alert_source s where s.routing_key_hash = key_hash
  union all
  select s.workspace_id, s.id, s.kind, s.settings, s.disabled_at is not null
    from alert_source s where s.previous_key_hash = key_hash and s.previous_key_until > at
$function$;
grant execute on function ripplecast.find_alert_source(text,timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.isolate(target regclass, privileges text DEFAULT 'select, insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  app_role text := (select value from ripplecast.meta where key = 'app_role');
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy workspace_rows on %s to %I using (workspace_id = current_setting(''app.workspace_id'', true)) '
    'with check (workspace_id = current_setting(''app.workspace_id'', true))', target, app_role);
  execute format('create policy owner_rows on %s to current_user using (true) with check (true)', target);
  execute format('grant %s on %s to %I', privileges, target, app_role);
end $function$;
grant execute on function ripplecast.isolate(regclass,text) to public;

CREATE OR REPLACE FUNCTION ripplecast.late_deadlines(at timestamp with time zone)
 RETURNS TABLE(kind text, count bigint, oldest timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select kind, count(*), min(due_at) from deadline
   where greatest(due_at, coalesce(retry_at, due_at)) <= at group by kind
$function$;
grant execute on function ripplecast.late_deadlines(timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.memberships_of(of_user text)
 RETURNS TABLE(workspace_id text, name text, slug text, role text, person_id text, membership_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.id, w.name, w.slug, m.role, m.person_id, m.id
  from membership m join workspace w on w.workspace_id = m.workspace_id and w.id = m.workspace_id
  where m.user_id = of_user order by w.created_at, w.id
$function$;
grant execute on function ripplecast.memberships_of(text) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.migrations()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select name from ripplecast.migration
$function$;
grant execute on function ripplecast.migrations() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.next_deadline_at()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select min(greatest(due_at, coalesce(retry_at, due_at))) from deadline
$function$;
grant execute on function ripplecast.next_deadline_at() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.note_rejected(counts jsonb, samples jsonb, at timestamp with time zone, keep integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  sole text := (select min(workspace_id) from workspace having count(*) = 1);
begin
  insert into rejected_count (workspace_id, source_id, day, reason, count)
    select coalesce(c.workspace_id, sole), coalesce(c.source_id, ''), (at at time zone 'UTC')::date, c.reason, sum(c.count)
      from jsonb_to_recordset(counts) as c(workspace_id text, source_id text, reason text, count bigint)
     where coalesce(c.workspace_id, sole) is not null
     group by 1, 2, 3, 4
    on conflict (workspace_id, source_id, day, reason) do update set count = rejected_count.count + excluded.count;
  insert into rejected_input (workspace_id, id, source_id, reason, detail, size, sample, received_at)
    select coalesce(s.workspace_id, sole), s.id, s.source_id, s.reason, s.detail, s.size, s.sample, s.received_at
      from jsonb_to_recordset(samples) as s(workspace_id text, id text, source_id text, reason text, detail text,
             size integer, sample text, received_at timestamptz)
     where coalesce(s.workspace_id, sole) is not null;
  delete from rejected_input old
   using (
     select r.workspace_id, r.id, row_number() over (
              partition by r.workspace_id, r.source_id order by r.received_at desc, r.id) as place
       from rejected_input r
      where (r.workspace_id, coalesce(r.source_id, '')) in (
        select coalesce(s.workspace_id, sole), coalesce(s.source_id, '')
          from jsonb_to_recordset(samples) as s(workspace_id text, source_id text))
   ) ranked
   where ranked.place > keep and old.workspace_id = ranked.workspace_id and old.id = ranked.id;
end $function$;
grant execute on function ripplecast.note_rejected(jsonb,jsonb,timestamp with time zone,integer) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.own_words()
 RETURNS TABLE(word text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with product as (
    select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')
  ), names as (
    select relname::text as name from product
    union select a.attname from pg_attribute a join product p on p.oid = a.attrelid where a.attnum > 0
    union select found[1] from pg_constraint k join product p on p.oid = k.conrelid,
                 regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''', 'g') found
     where k.contype = 'c'
  )
  select distinct regexp_split_to_table(name, '[^[:alnum:]]+') from names
$function$;
grant execute on function ripplecast.own_words() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.raw_without_words(raw bytea, patterns jsonb, instead text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select convert_to(ripplecast.document_without_words(convert_from(raw, 'UTF8'), patterns, instead), 'UTF8')
$function$;
grant execute on function ripplecast.raw_without_words(bytea,jsonb,text) to public;

CREATE OR REPLACE FUNCTION ripplecast.redact(of_workspace text, target text, patterns jsonb, instead text, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  col record;
  readable text;
  finding text;
  made text;
  sets text[] := '{}';
  apart text[] := '{}';
  finds text[] := '{}';
  statement text := 'update public.%I set %s where workspace_id = %L and (%s)';
  changed bigint;
begin
  if not exists (select from ripplecast.tables_with_words() t where t.name = target) then
    raise exception 'no table with words: %', target;
  end if;
  if jsonb_array_length(patterns) = 0 then
    return 0;
  end if;
  for col in
    select a.attname, t.typname,
           exists (select from pg_index i
                    where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)) as is_unique
      from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = format('public.%I', target)::regclass and a.attnum > 0 and not a.attisdropped
       and t.typname in ('text', '_text', 'jsonb', 'bytea')
       -- Ids, and words of the product's own such as states.
       and not exists (
         select from pg_constraint k
          where k.conrelid = a.attrelid and a.attnum = any (k.conkey)
            and (k.contype in ('p', 'f')
                 or k.contype = 'c' and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'))
       -- What nobody writes in words of their own: "Paris" is a name and a part of a time zone.
       and a.attname !~ '^(locale|slug|kind|event_names|scopes|(.*_)?time_zone|.*_(hash|sealed|kind)|address_key|idempotency_key)$'
  loop
    readable := case col.typname
      when '_text' then format('array_to_string(%I, E''\n'')', col.attname)
      when 'jsonb' then format('%I::text', col.attname)
      when 'bytea' then format('convert_from(%I, ''UTF8'')', col.attname)
      else format('%I', col.attname) end;
    select string_agg(format('%s %s %L', readable, case when p ->> 'flags' like '%i%' then '~*' else '~' end,
                             p ->> 'pattern'), ' or ')
      into finding from jsonb_array_elements(patterns) p;
    made := case
      when col.typname = '_text' then format(
        '(select coalesce(array_agg(ripplecast.without_words(x, $1, $2) order by o), ''{}'')
            from unnest(%I) with ordinality u(x, o))', col.attname)
      when col.typname = 'bytea' then format('ripplecast.raw_without_words(%I, $1, $2)', col.attname)
      when (target, col.attname) in (('said', 'words'), ('webhook_message', 'body')) then
        format('ripplecast.document_without_words(%I, $1, $2)', col.attname)
      else format('ripplecast.without_words(%I, $1, $2)', col.attname) end;
    finds := finds || format('(%s)', finding);
    sets := sets || format('%1$I = case when %2$s then %3$s else %1$I end', col.attname, finding, made);
    if col.is_unique and col.typname = 'text' then
      made := made || ' || '' '' || ctid::text';
    end if;
    apart := apart || format('%1$I = case when %2$s then %3$s else %1$I end', col.attname, finding, made);
  end loop;
  if finds = '{}' then
    return 0;
  end if;
  if target = 'said' then
    sets := sets || format('erased_at = %L', at);
    apart := sets;
  end if;
  begin
    execute format(statement, target, array_to_string(sets, ', '), of_workspace, array_to_string(finds, ' or '))
      using patterns, instead;
  exception when unique_violation then
    -- Two texts became the same where no two may be: each keeps something of its own.
    execute format(statement, target, array_to_string(apart, ', '), of_workspace, array_to_string(finds, ' or '))
      using patterns, instead;
  end;
  get diagnostics changed = row_count;
  return changed;
end $function$;
grant execute on function ripplecast.redact(text,text,jsonb,text,timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.sign_in_link_by_hash(of_hash text)
 RETURNS TABLE(workspace_id text, id text, user_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select workspace_id, id, user_id from sign_in_link where token_hash = of_hash and used_at is null
$function$;
grant execute on function ripplecast.sign_in_link_by_hash(text) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.spanning(signature regprocedure)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  app_role text := (select value from ripplecast.meta where key = 'app_role');
begin
  execute format('alter function %s security definer', signature);
  execute format('alter function %s set search_path = public, pg_temp', signature);
  execute format('revoke all on function %s from public', signature);
  execute format('grant execute on function %s to %I', signature, app_role);
end $function$;
grant execute on function ripplecast.spanning(regprocedure) to public;

CREATE OR REPLACE FUNCTION ripplecast.status_pages()
 RETURNS TABLE(workspace_id text, page_id text, slug text, visibility text, first boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select p.workspace_id, p.id, p.slug, p.visibility,
           row_number() over (
             partition by p.visibility, case when p.visibility = 'internal' then p.workspace_id end
             order by p.seq) = 1
      from status_page p
     order by p.seq
  $function$;
grant execute on function ripplecast.status_pages() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.tables_with_words()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.relname::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p')
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')
     and c.relname not in ('ledger_key', 'ledger_seal', 'ledger_entry', 'erasure')
   order by 1
$function$;
grant execute on function ripplecast.tables_with_words() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.without_words(doc jsonb, patterns jsonb, instead text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return case jsonb_typeof(doc)
    when 'string' then to_jsonb(ripplecast.without_words(doc #>> '{}', patterns, instead))
    when 'array' then (
      select coalesce(jsonb_agg(ripplecast.without_words(x, patterns, instead) order by o), '[]')
        from jsonb_array_elements(doc) with ordinality e(x, o))
    when 'object' then (
      select coalesce(jsonb_object_agg(
               case when k ~ '^[a-z][A-Za-z0-9_]*$' then k else ripplecast.without_words(k, patterns, instead) end,
               ripplecast.without_words(v, patterns, instead)), '{}')
        from jsonb_each(doc) e(k, v))
    else doc
  end;
end $function$;
grant execute on function ripplecast.without_words(jsonb,jsonb,text) to public;

CREATE OR REPLACE FUNCTION ripplecast.without_words(words text, patterns jsonb, instead text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  p jsonb;
begin
  for p in select x from jsonb_array_elements(patterns) with ordinality e(x, o) order by o loop
    words := regexp_replace(words, p ->> 'pattern', instead, p ->> 'flags');
  end loop;
  return words;
end $function$;
grant execute on function ripplecast.without_words(text,jsonb,text) to public;

CREATE OR REPLACE FUNCTION ripplecast.workspaces()
 RETURNS TABLE(id text, slug text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, slug, name from workspace order by created_at, id
$function$;
grant execute on function ripplecast.workspaces() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.workspaces_with_held_deliveries()
 RETURNS TABLE(workspace_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct workspace_id from delivery where held_at is not null
$function$;
grant execute on function ripplecast.workspaces_with_held_deliveries() to application_role;

CREATE OR REPLACE FUNCTION ripplecast.workspaces_with_overlooked_events(before timestamp with time zone)
 RETURNS TABLE(workspace_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.workspace_id
    from (select distinct workspace_id from alert_source) s
    left join alert_intake i on i.workspace_id = s.workspace_id
   where (select e.accepted_at from accepted_event e
           where e.workspace_id = s.workspace_id and e.seq > coalesce(i.processed_seq, 0)
           order by e.seq limit 1) < before
$function$;
grant execute on function ripplecast.workspaces_with_overlooked_events(timestamp with time zone) to application_role;

CREATE OR REPLACE FUNCTION ripplecast.workspaces_with_unsealed_ledger()
 RETURNS TABLE(workspace_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct workspace_id from ledger_entry where seal_number is null
$function$;
grant execute on function ripplecast.workspaces_with_unsealed_ledger() to application_role;
