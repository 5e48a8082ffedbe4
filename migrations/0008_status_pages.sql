-- Status pages, what they show, and who subscribed to them. Everything here may be read by the page's readers:
-- no internal title, note or fact is ever stored in these tables.

create table status_page (
  workspace_id text not null,
  id text not null,
  -- The oldest page of a kind has the shortest address.
  seq bigint generated always as identity,
  name text not null,
  -- Across workspaces, because /status/:slug is.
  slug text not null unique,
  description text,
  visibility text not null check (visibility in ('public', 'internal')),
  audience_id text,
  time_zone text not null default 'UTC',
  locale text not null default 'en',
  support_url text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
select ripplecast.isolate('status_page');
create unique index status_page_audience on status_page (workspace_id, audience_id) where audience_id is not null;

create table component_group (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  name text not null,
  description text,
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, page_id) references status_page (workspace_id, id) on delete cascade
);
select ripplecast.isolate('component_group');
create index component_group_page on component_group (workspace_id, page_id);

create table component (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  group_id text,
  service_id text,
  name text not null,
  description text,
  state text not null default 'operational' check (state in
    ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance')),
  position integer not null,
  showcase boolean not null default true,
  only_show_if_degraded boolean not null default false,
  -- The first day that counts for uptime, in the page's zone: a plain date, which has no instant.
  start_date text check (start_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Set instead of deleting: incidents of the past name their components.
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, page_id) references status_page (workspace_id, id) on delete cascade,
  foreign key (workspace_id, group_id) references component_group (workspace_id, id) on delete set null (group_id)
);
select ripplecast.isolate('component');
create index component_page on component (workspace_id, page_id);
create index component_service on component (workspace_id, service_id) where service_id is not null;
create index component_group_member on component (workspace_id, group_id) where group_id is not null;

-- Every change of a component's state. Uptime is computed from these rows.
create table component_change (
  workspace_id text not null,
  id text not null,
  -- Order of entries with the same time.
  seq bigint generated always as identity,
  component_id text not null,
  old_state text not null,
  new_state text not null,
  cause text not null check (cause in ('incident', 'maintenance', 'hand')),
  cause_id text,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, component_id) references component (workspace_id, id) on delete cascade
);
select ripplecast.isolate('component_change');
create index component_change_history on component_change (workspace_id, component_id, changed_at);

create table page_incident (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  -- Not a foreign key: what readers were told stays when an incident is erased by retention.
  incident_id text not null,
  title text not null,
  status text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  -- The worst it has been.
  impact text not null check (impact in ('none', 'minor', 'major', 'critical')),
  started_at timestamptz not null,
  monitoring_at timestamptz,
  resolved_at timestamptz,
  next_update_at timestamptz,
  next_update_missed_at timestamptz,
  postmortem_body text,
  postmortem_signed_by text,
  postmortem_published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, page_id, incident_id),
  foreign key (workspace_id, page_id) references status_page (workspace_id, id) on delete cascade
);
select ripplecast.isolate('page_incident');
create index page_incident_recent on page_incident (workspace_id, page_id, started_at desc);

create table page_incident_component (
  workspace_id text not null,
  page_incident_id text not null,
  component_id text not null,
  state text not null,
  primary key (workspace_id, page_incident_id, component_id),
  foreign key (workspace_id, page_incident_id) references page_incident (workspace_id, id) on delete cascade,
  foreign key (workspace_id, component_id) references component (workspace_id, id) on delete cascade
);
select ripplecast.isolate('page_incident_component');
create index page_incident_component_of on page_incident_component (workspace_id, component_id);

-- What readers saw, one row per entry of the incident's log on the page.
create table page_incident_update (
  workspace_id text not null,
  id text not null,
  -- Order of entries with the same time.
  seq bigint generated always as identity,
  page_incident_id text not null,
  -- 'promise' entries tell that a next update was moved or is late; 'postmortem' points to the postmortem.
  kind text not null check (kind in ('update', 'promise-moved', 'promise-missed', 'postmortem')),
  status text not null,
  body text not null,
  next_update_at timestamptz,
  message_id text,
  corrects_update_id text,
  affected jsonb not null default '[]',
  display_at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, page_incident_id, message_id),
  foreign key (workspace_id, page_incident_id) references page_incident (workspace_id, id) on delete cascade
);
select ripplecast.isolate('page_incident_update');
create index page_incident_update_log on page_incident_update (workspace_id, page_incident_id, display_at);

create table maintenance (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  title text not null,
  body text not null,
  status text not null check (status in ('scheduled', 'in_progress', 'verifying', 'completed', 'cancelled')),
  scheduled_for timestamptz not null,
  scheduled_until timestamptz not null check (scheduled_until > scheduled_for),
  starts_by_itself boolean not null,
  ends_by_itself boolean not null,
  remind_minutes_before integer,
  notify_subscribers boolean not null,
  reminded_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, page_id) references status_page (workspace_id, id) on delete cascade
);
select ripplecast.isolate('maintenance');
create index maintenance_recent on maintenance (workspace_id, page_id, scheduled_for desc);

create table maintenance_component (
  workspace_id text not null,
  maintenance_id text not null,
  component_id text not null,
  primary key (workspace_id, maintenance_id, component_id),
  foreign key (workspace_id, maintenance_id) references maintenance (workspace_id, id) on delete cascade,
  foreign key (workspace_id, component_id) references component (workspace_id, id) on delete cascade
);
select ripplecast.isolate('maintenance_component');
create index maintenance_component_of on maintenance_component (workspace_id, component_id);

create table maintenance_update (
  workspace_id text not null,
  id text not null,
  -- Order of entries with the same time.
  seq bigint generated always as identity,
  maintenance_id text not null,
  status text not null,
  body text not null,
  affected jsonb not null default '[]',
  display_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, maintenance_id) references maintenance (workspace_id, id) on delete cascade
);
select ripplecast.isolate('maintenance_update');
create index maintenance_update_log on maintenance_update (workspace_id, maintenance_id, display_at);

create table subscriber (
  workspace_id text not null,
  id text not null,
  page_id text not null,
  channel text not null check (channel in ('email')),
  -- Lower case. Emptied when the person is erased.
  address text not null,
  locale text,
  time_zone text,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  unsubscribed_at timestamptz,
  -- Limits how often one address can be sent a confirmation or a manage link by strangers.
  last_mailed_at timestamptz,
  mailed_today integer not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, page_id, channel, address),
  foreign key (workspace_id, page_id) references status_page (workspace_id, id) on delete cascade
);
select ripplecast.isolate('subscriber');
create index subscriber_unconfirmed on subscriber (workspace_id, created_at) where confirmed_at is null;

-- No row: the whole page.
create table subscriber_component (
  workspace_id text not null,
  subscriber_id text not null,
  component_id text not null,
  primary key (workspace_id, subscriber_id, component_id),
  foreign key (workspace_id, subscriber_id) references subscriber (workspace_id, id) on delete cascade,
  foreign key (workspace_id, component_id) references component (workspace_id, id) on delete cascade
);
select ripplecast.isolate('subscriber_component');
create index subscriber_component_of on subscriber_component (workspace_id, component_id);

-- Which pages there are, over all workspaces: a reader's request names no workspace. "First" is the oldest public page
-- of the installation, which is at "/", and the oldest internal page of each workspace, which is at "/internal".
create function ripplecast.status_pages()
  returns table (workspace_id text, page_id text, slug text, visibility text, first boolean)
  language sql stable
  as $$
    select p.workspace_id, p.id, p.slug, p.visibility,
           row_number() over (
             partition by p.visibility, case when p.visibility = 'internal' then p.workspace_id end
             order by p.seq) = 1
      from status_page p
     order by p.seq
  $$;
select ripplecast.spanning('ripplecast.status_pages()');
