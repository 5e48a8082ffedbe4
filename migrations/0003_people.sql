-- People, how they want to be reached, their teams, and the services the organisation runs.

create table person (
  workspace_id text not null,
  id text not null,
  name text not null,
  email text not null,
  title text,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  attributes jsonb not null default '{}',
  deactivated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index person_by_email on person (workspace_id, lower(email)) where deactivated_at is null;
create index person_by_name on person (workspace_id, name, id);
select ripplecast.isolate('person');

create table team (
  workspace_id text not null,
  id text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index team_by_name on team (workspace_id, lower(name));
select ripplecast.isolate('team');

create table team_member (
  workspace_id text not null,
  team_id text not null,
  person_id text not null,
  primary key (workspace_id, team_id, person_id),
  foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index team_member_by_person on team_member (workspace_id, person_id);
select ripplecast.isolate('team_member');

-- `address` holds what the channel's address fields say; secret fields are encrypted inside it.
create table contact_method (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  channel text not null,
  address jsonb not null,
  label text not null,
  -- Part of what a verification code is made from: a new request makes every older code and link worthless.
  verification_nonce text,
  verification_expires_at timestamptz,
  wrong_codes integer not null default 0,
  verified_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index contact_method_by_person on contact_method (workspace_id, person_id);
select ripplecast.isolate('contact_method');

create table notification_rule (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  urgency text not null check (urgency in ('high', 'low')),
  position integer not null,
  delay_minutes integer not null check (delay_minutes >= 0),
  contact_method_id text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, contact_method_id) references contact_method (workspace_id, id) on delete cascade
);
create index notification_rule_by_person on notification_rule (workspace_id, person_id, urgency, position);
select ripplecast.isolate('notification_rule');

-- `escalation_policy_id` is text without a foreign key: policies belong to on call, which lies above.
create table service (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text not null default '',
  tier integer check (tier between 1 and 5),
  team_id text,
  escalation_policy_id text,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index service_by_name on service (workspace_id, lower(name)) where archived_at is null;
create index service_by_team on service (workspace_id, team_id);
select ripplecast.isolate('service');

create table service_dependency (
  workspace_id text not null,
  service_id text not null,
  depends_on_id text not null,
  primary key (workspace_id, service_id, depends_on_id),
  foreign key (workspace_id, service_id) references service (workspace_id, id),
  foreign key (workspace_id, depends_on_id) references service (workspace_id, id),
  check (service_id <> depends_on_id)
);
create index service_dependency_by_target on service_dependency (workspace_id, depends_on_id);
select ripplecast.isolate('service_dependency');
