-- Incidents: what happened, who does what about it, and the facts every audience's words are made from.

create table severity (
  workspace_id text not null,
  id text not null,
  name text not null,
  rank integer not null check (rank > 0),
  label text not null,
  criteria text not null,
  users text not null,
  functions text not null,
  duration text not null,
  data text not null,
  component_state text not null check (component_state in
    ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance')),
  primary key (workspace_id, id),
  unique (workspace_id, name),
  unique (workspace_id, rank)
);
select ripplecast.isolate('severity');

create table role_definition (
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
  primary key (workspace_id, id),
  unique (workspace_id, key),
  foreign key (workspace_id, default_person_id) references person (workspace_id, id) on delete set null (default_person_id)
);
select ripplecast.isolate('role_definition');

-- The last incident number given, per workspace. Taking the next one locks the row: numbers have no gaps.
create table incident_number (
  workspace_id text primary key,
  last integer not null
);
select ripplecast.isolate('incident_number', 'select, insert, update');

create table incident (
  workspace_id text not null,
  id text not null,
  number integer not null,
  -- Never leaves ring 1. What others are told is the public title.
  internal_title text not null,
  public_title text not null,
  severity text not null,
  status text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  classifications text[] not null default '{}',
  drill boolean not null,
  bridge_url text,
  declared_at timestamptz not null,
  declared_by text not null,
  declared_by_person_id text,
  -- Current values of the facts of these names, so that lists need no join.
  started_at timestamptz not null,
  detected_at timestamptz not null,
  identified_at timestamptz,
  fixed_at timestamptz,
  resolved_at timestamptz,
  -- Counts changes: a change made from an older version is refused.
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, severity) references severity (workspace_id, name),
  foreign key (workspace_id, declared_by_person_id) references person (workspace_id, id)
    on delete set null (declared_by_person_id),
  check ((status = 'resolved') = (resolved_at is not null))
);
select ripplecast.isolate('incident', 'select, insert, update');
create index incident_open on incident (workspace_id, declared_at) where status <> 'resolved';

create table incident_role (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  role text not null,
  person_id text not null,
  assigned_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, role),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, role) references role_definition (workspace_id, key),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
select ripplecast.isolate('incident_role');

create table responder (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  person_id text not null,
  state text not null check (state in ('asked', 'joined', 'declined', 'released')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  note text,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, person_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
select ripplecast.isolate('responder');

create table task (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  text text not null,
  assignee_id text,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, assignee_id) references person (workspace_id, id) on delete set null (assignee_id)
);
select ripplecast.isolate('task');
create index task_of_incident on task (workspace_id, incident_id, created_at);

-- Append only: the application may add and read, never change or remove.
create table timeline_entry (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  incident_id text not null,
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  data jsonb not null,
  author text not null,
  author_person_id text,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('timeline_entry', 'select, insert');
create index timeline_of_incident on timeline_entry (workspace_id, incident_id, happened_at, seq);

-- A pin is a row of its own, because entries never change.
create table timeline_pin (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  entry_id text not null,
  pinned_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, entry_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, entry_id) references timeline_entry (workspace_id, id)
);
select ripplecast.isolate('timeline_pin', 'select, insert, delete');

create table incident_service (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  service_id text not null,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, service_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, service_id) references service (workspace_id, id) on delete cascade
);
select ripplecast.isolate('incident_service');
create index incident_of_service on incident_service (workspace_id, service_id);

-- Components belong to status pages, above this domain: only the id, and the name it had when it was marked.
create table incident_component (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  component_id text not null,
  name text not null,
  state text not null check (state in
    ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance')),
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, component_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('incident_component');

create table incident_alert (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  alert_id text not null,
  linked_at timestamptz not null,
  primary key (workspace_id, id),
  -- One incident per alert.
  unique (workspace_id, alert_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade
);
select ripplecast.isolate('incident_alert');
create index alert_of_incident on incident_alert (workspace_id, incident_id);

create table incident_link (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  url text not null check (url ~ '^https?://'),
  label text not null,
  added_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('incident_link');

create table fact (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  key text not null,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, key),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('fact', 'select, insert');

-- What was held to be true, by whom, from when until when. Only the end of validity is ever written later.
create table fact_version (
  workspace_id text not null,
  id text not null,
  fact_id text not null,
  incident_id text not null,
  version integer not null check (version > 0),
  -- JSON null: withdrawn.
  value jsonb not null,
  ring integer not null check (ring between 1 and 5),
  compartments text[] not null,
  confidence text not null check (confidence in ('suspected', 'confirmed')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  author text not null,
  author_person_id text,
  primary key (workspace_id, id),
  unique (workspace_id, fact_id, version),
  foreign key (workspace_id, fact_id) references fact (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('fact_version', 'select, insert, update (valid_until)');
create unique index fact_version_current on fact_version (workspace_id, fact_id) where valid_until is null;
create index fact_version_of_incident on fact_version (workspace_id, incident_id, valid_from);
