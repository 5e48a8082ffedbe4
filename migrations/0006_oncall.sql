-- Who is on call, whom to tell next, and every notification with its reason.

create table schedule (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default '',
  time_zone text not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index schedule_by_name on schedule (workspace_id, lower(name)) where archived_at is null;
select ripplecast.isolate('schedule');

-- `starts_on` and `hand_over_at` are wall-clock text in the schedule's zone: "09:00" stays 09:00 all year.
create table rotation (
  workspace_id text not null,
  id text not null,
  schedule_id text not null,
  position integer not null,
  name text not null,
  layer integer not null,
  kind text not null check (kind in ('daily', 'weekly', 'custom')),
  every_count integer not null check (every_count > 0),
  every_unit text not null check (every_unit in ('hours', 'days', 'weeks')),
  starts_on text not null,
  hand_over_at text not null,
  ends_at timestamptz,
  turn_count integer not null check (turn_count > 0),
  restrictions jsonb not null default '[]',
  primary key (workspace_id, id),
  foreign key (workspace_id, schedule_id) references schedule (workspace_id, id)
);
create index rotation_by_schedule on rotation (workspace_id, schedule_id, position);
select ripplecast.isolate('rotation');

-- Several people with the same turn are on call together; a turn without a row keeps its place free.
create table rotation_member (
  workspace_id text not null,
  rotation_id text not null,
  turn integer not null,
  person_id text not null,
  primary key (workspace_id, rotation_id, turn, person_id),
  foreign key (workspace_id, rotation_id) references rotation (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
select ripplecast.isolate('rotation_member');

create table schedule_override (
  workspace_id text not null,
  id text not null,
  schedule_id text not null,
  kind text not null check (kind in ('add', 'replace')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  person_ids text[] not null,
  replaces_person_id text,
  made_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, schedule_id) references schedule (workspace_id, id),
  foreign key (workspace_id, replaces_person_id) references person (workspace_id, id)
);
create index schedule_override_by_time on schedule_override (workspace_id, schedule_id, ends_at);
select ripplecast.isolate('schedule_override');

create table escalation_policy (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default '',
  repeat_times integer not null check (repeat_times >= 0),
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index escalation_policy_by_name on escalation_policy (workspace_id, lower(name))
  where archived_at is null;
select ripplecast.isolate('escalation_policy');

create table escalation_step (
  workspace_id text not null,
  id text not null,
  policy_id text not null,
  position integer not null,
  delay_minutes integer not null check (delay_minutes > 0),
  primary key (workspace_id, id),
  foreign key (workspace_id, policy_id) references escalation_policy (workspace_id, id)
);
create index escalation_step_by_policy on escalation_step (workspace_id, policy_id, position);
select ripplecast.isolate('escalation_step');

create table escalation_target (
  workspace_id text not null,
  step_id text not null,
  position integer not null,
  kind text not null check (kind in ('person', 'schedule', 'team')),
  target_id text not null,
  primary key (workspace_id, step_id, position),
  foreign key (workspace_id, step_id) references escalation_step (workspace_id, id) on delete cascade
);
create index escalation_target_by_target on escalation_target (workspace_id, target_id);
select ripplecast.isolate('escalation_target');

-- One per subject (an alert, a missed promise) and start. `policy_id` is null after a reassignment to people.
create table escalation (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  subject_kind text not null,
  subject_id text not null,
  policy_id text,
  summary text not null,
  reason text not null default '',
  urgency text not null check (urgency in ('high', 'low')),
  state text not null check (state in ('running', 'stopped', 'exhausted')),
  drill boolean not null default false,
  -- The step notified last, counted from 0 (-1: people named by hand), and how often the steps ran before.
  step integer not null default 0,
  round integer not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  primary key (workspace_id, id),
  foreign key (workspace_id, policy_id) references escalation_policy (workspace_id, id)
);
create unique index escalation_one_at_a_time on escalation (workspace_id, subject_kind, subject_id)
  where state = 'running';
create index escalation_by_subject on escalation (workspace_id, subject_kind, subject_id, seq);
select ripplecast.isolate('escalation');

create table escalation_warning (
  workspace_id text not null,
  id text not null,
  escalation_id text not null,
  at timestamptz not null,
  says text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, escalation_id) references escalation (workspace_id, id)
);
create index escalation_warning_by_escalation on escalation_warning (workspace_id, escalation_id, at);
select ripplecast.isolate('escalation_warning');

-- One person told about one subject, and why.
create table notification (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  escalation_id text not null,
  subject_kind text not null,
  subject_id text not null,
  person_id text not null,
  step integer,
  round integer not null,
  reason text not null,
  urgency text not null check (urgency in ('high', 'low')),
  state text not null check (state in ('pending', 'answered', 'cancelled')),
  created_at timestamptz not null,
  answered_at timestamptz,
  closed_because text,
  primary key (workspace_id, id),
  foreign key (workspace_id, escalation_id) references escalation (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index notification_by_subject on notification (workspace_id, subject_kind, subject_id, seq);
create index notification_by_person on notification (workspace_id, person_id, created_at);
create index notification_open on notification (workspace_id, escalation_id) where state = 'pending';
select ripplecast.isolate('notification');

-- One contact method of that person, at its time by the person's own rules.
create table notification_attempt (
  workspace_id text not null,
  id text not null,
  notification_id text not null,
  contact_method_id text not null,
  channel text not null,
  label text not null,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'queued', 'cancelled')),
  delivery_id text,
  closed_because text,
  primary key (workspace_id, id),
  foreign key (workspace_id, notification_id) references notification (workspace_id, id)
);
create index notification_attempt_by_notification on notification_attempt (workspace_id, notification_id, due_at);
select ripplecast.isolate('notification_attempt');
