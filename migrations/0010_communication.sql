-- Who is told what, when, in which words: audiences, the plan, templates, updates, messages and promises.

create table audience (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null,
  form text not null check (form in ('responders', 'support', 'leadership', 'employees', 'customers')),
  -- 1 is innermost. Decides, with the compartments, which facts its messages are made of.
  ring integer not null check (ring between 1 and 5),
  compartments text[] not null default '{}',
  customer_facing boolean not null,
  -- Kinds of channel, preferred first.
  channels text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Set instead of deleting: messages of the past name their audience.
  archived_at timestamptz,
  primary key (workspace_id, id)
);
select ripplecast.isolate('audience');
create unique index audience_name on audience (workspace_id, name) where archived_at is null;

create table audience_member (
  workspace_id text not null,
  id text not null,
  audience_id text not null,
  kind text not null check (kind in
    ('person', 'team', 'schedule', 'destination', 'responders', 'everyone', 'subscribers')),
  -- A person, team or schedule; null for the kinds that need none.
  target_id text,
  -- A destination is a fixed place such as a chat room: its address, secrets sealed.
  channel text,
  address jsonb,
  label text,
  position integer not null,
  primary key (workspace_id, id),
  check ((kind = 'destination') = (channel is not null and address is not null and label is not null)),
  foreign key (workspace_id, audience_id) references audience (workspace_id, id) on delete cascade
);
select ripplecast.isolate('audience_member');
create index audience_member_of on audience_member (workspace_id, audience_id);

-- Every version is kept: an update names the one it was planned with. Versions are never changed.
create table plan (
  workspace_id text not null,
  id text not null,
  version integer not null check (version > 0),
  changed_by text not null,
  changed_by_person_id text,
  changed_at timestamptz not null,
  note text not null,
  primary key (workspace_id, id),
  unique (workspace_id, version)
);
select ripplecast.isolate('plan', 'select, insert');

create table plan_clock (
  workspace_id text not null,
  id text not null,
  plan_id text not null,
  severity text not null,
  audience_id text not null,
  told text not null check (told in ('clock', 'if-component-affected', 'on-change', 'not-told')),
  first_within_minutes integer check (first_within_minutes between 1 and 1440),
  investigating_minutes integer check (investigating_minutes between 1 and 1440),
  identified_minutes integer check (identified_minutes between 1 and 1440),
  monitoring_minutes integer check (monitoring_minutes between 1 and 1440),
  channels text[],
  approval boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, plan_id, severity, audience_id),
  foreign key (workspace_id, plan_id) references plan (workspace_id, id),
  foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
select ripplecast.isolate('plan_clock', 'select, insert');

-- The workspace's own words; what stands here goes before the built-in library.
create table template (
  workspace_id text not null,
  id text not null,
  form text not null,
  state text not null,
  scenario text not null,
  locale text not null,
  subject text not null,
  body text not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, form, state, scenario, locale)
);
select ripplecast.isolate('template');

create table incident_update (
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
  -- Repeating a request finds the update that the first one made.
  idempotency_key text not null,
  -- What was asked under that key: another request under the same key is refused.
  request_hash text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, number),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id)
);
select ripplecast.isolate('incident_update');

create table message (
  workspace_id text not null,
  id text not null,
  update_id text not null,
  incident_id text not null,
  audience_id text not null,
  -- As they were when the message was made: an audience may move to another ring later.
  audience_name text not null,
  ring integer not null,
  form text not null,
  state text not null,
  status text not null,
  severity text not null,
  locale text not null,
  subject text not null,
  -- Markdown with slots for times, filled per recipient.
  body text not null,
  edited boolean not null,
  standing text not null check (standing in ('waiting', 'sent', 'rejected')),
  next_minutes integer,
  next_update_at timestamptz,
  started_at timestamptz not null,
  ended_at timestamptz,
  page_id text,
  page_url text,
  page_time_zone text not null,
  channels jsonb not null,
  recipient_count integer not null,
  facts_used jsonb not null,
  -- What the audience knows after it, only of what it may know: the next message says what changed since.
  told jsonb not null,
  components jsonb not null,
  changes jsonb not null,
  corrects_message_id text,
  created_at timestamptz not null,
  sent_at timestamptz,
  decided_by text,
  decided_by_person_id text,
  decided_at timestamptz,
  decision_note text,
  primary key (workspace_id, id),
  unique (workspace_id, update_id, audience_id),
  foreign key (workspace_id, update_id) references incident_update (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
select ripplecast.isolate('message');
create index message_of_incident on message (workspace_id, incident_id, audience_id, sent_at);

-- "Next update by 14:30", as said and as enforced. Closed ones stay: kept and missed promises are counted.
create table promise (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  audience_id text not null,
  kind text not null check (kind in ('first', 'next', 'look-again')),
  made_at timestamptz not null,
  -- The message that says it; null for those that declaring or a decision makes.
  message_id text,
  due_at timestamptz not null,
  kept_at timestamptz,
  missed_at timestamptz,
  closed_at timestamptz,
  -- The message that answered it, or why it ended without one.
  answered_by text,
  ended_because text,
  primary key (workspace_id, id),
  check (kept_at is null or missed_at is null),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
select ripplecast.isolate('promise');
-- Never two open promises to one audience about one incident.
create unique index promise_open on promise (workspace_id, incident_id, audience_id) where closed_at is null;
create index promise_of_incident on promise (workspace_id, incident_id, made_at);

create table promise_move (
  workspace_id text not null,
  id text not null,
  promise_id text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  moved_by text not null,
  moved_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, promise_id) references promise (workspace_id, id)
);
select ripplecast.isolate('promise_move', 'select, insert');
create index promise_move_of on promise_move (workspace_id, promise_id);

-- Whether an audience of an incident is told, by the plan or by a person, with the reason. The newest row counts.
create table audience_decision (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  incident_id text not null,
  audience_id text not null,
  told text not null check (told in ('told', 'on-change', 'not-told')),
  by_hand boolean not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  look_again_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
select ripplecast.isolate('audience_decision', 'select, insert');
create index audience_decision_newest on audience_decision (workspace_id, incident_id, audience_id, seq);
