-- Identities (schema identity, kept by better-auth), and what is ours: workspaces, members, invitations, keys, audit.

-- Who someone is, over all workspaces: users, credentials, sessions. No product data, no roles.
create schema identity;

create table identity."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table identity.session (
  id text primary key,
  user_id text not null references identity."user" (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_by_user on identity.session (user_id);

create table identity.account (
  id text primary key,
  user_id text not null references identity."user" (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_by_user on identity.account (user_id);

create table identity.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on identity.verification (identifier);

create table identity.two_factor (
  id text primary key,
  user_id text not null references identity."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index two_factor_by_user on identity.two_factor (user_id);
create index two_factor_by_secret on identity.two_factor (secret);

do $$
declare
  app_role text := (select value from ripplecast.meta where key = 'app_role');
begin
  execute format('grant usage on schema identity to %I', app_role);
  execute format('grant select, insert, update, delete on all tables in schema identity to %I', app_role);
end $$;

create table workspace (
  workspace_id text not null,
  id text not null,
  name text not null,
  slug text not null unique,
  time_zone text not null default 'UTC',
  locale text not null default 'en',
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  check (workspace_id = id)
);
select ripplecast.isolate('workspace');

create table membership (
  workspace_id text not null,
  id text not null,
  user_id text not null references identity."user" (id),
  role text not null check (
    role in ('owner', 'administrator', 'commander', 'communicator', 'responder', 'support', 'viewer')
  ),
  person_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, user_id),
  foreign key (workspace_id, workspace_id) references workspace (workspace_id, id)
);
create index membership_by_user on membership (user_id);
create unique index membership_by_person on membership (workspace_id, person_id) where person_id is not null;
select ripplecast.isolate('membership');

create table invitation (
  workspace_id text not null,
  id text not null,
  email text not null,
  role text not null check (
    role in ('owner', 'administrator', 'commander', 'communicator', 'responder', 'support', 'viewer')
  ),
  state text not null check (state in ('open', 'accepted', 'revoked')),
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (workspace_id, id)
);
create unique index invitation_open_once on invitation (workspace_id, email) where state = 'open';
select ripplecast.isolate('invitation');

-- A key acts with the role its maker has at the moment of use, narrowed to its scopes: it has no role of its own.
create table api_key (
  workspace_id text not null,
  id text not null,
  name text not null,
  token_hash text not null unique,
  hint text not null,
  scopes text[] not null,
  made_by text not null references identity."user" (id),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
select ripplecast.isolate('api_key');

-- Who did what. Append-only: the application may write and read, never change or remove.
create table audit_entry (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'api-key', 'link', 'system')),
  actor_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index audit_entry_in_order on audit_entry (workspace_id, seq);
create index audit_entry_by_subject on audit_entry (workspace_id, subject_kind, subject_id, seq);
select ripplecast.isolate('audit_entry', 'select, insert');

create table sign_in_link (
  workspace_id text not null,
  id text not null,
  user_id text not null references identity."user" (id) on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id)
);
create unique index sign_in_link_unused_once on sign_in_link (workspace_id, user_id) where used_at is null;
select ripplecast.isolate('sign_in_link');

-- Answers already given, so that a repeated request does nothing twice. Written in the transaction of the change.
create table idempotency_key (
  workspace_id text not null,
  id text not null,
  request_hash text not null,
  status integer not null,
  answer jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
create index idempotency_key_by_expiry on idempotency_key (workspace_id, expires_at);
select ripplecast.isolate('idempotency_key');

-- The few looks across workspaces that access needs: before it is known which workspace is meant.
create function ripplecast.workspaces() returns table (id text, slug text, name text) language sql stable as $$
  select id, slug, name from workspace order by created_at, id
$$;
select ripplecast.spanning('ripplecast.workspaces()');

create function ripplecast.memberships_of(of_user text)
returns table (workspace_id text, name text, slug text, role text, person_id text, membership_id text)
language sql stable as $$
  select w.id, w.name, w.slug, m.role, m.person_id, m.id
  from membership m join workspace w on w.workspace_id = m.workspace_id and w.id = m.workspace_id
  where m.user_id = of_user order by w.created_at, w.id
$$;
select ripplecast.spanning('ripplecast.memberships_of(text)');

create function ripplecast.api_key_by_hash(of_hash text)
returns table (
  workspace_id text, id text, scopes text[], role text, expires_at timestamptz, revoked_at timestamptz,
  last_used_at timestamptz
)
language sql stable as $$
  select k.workspace_id, k.id, k.scopes, m.role, k.expires_at, k.revoked_at, k.last_used_at
  from api_key k join membership m on m.workspace_id = k.workspace_id and m.user_id = k.made_by
  where k.token_hash = of_hash
$$;
select ripplecast.spanning('ripplecast.api_key_by_hash(text)');

create function ripplecast.sign_in_link_by_hash(of_hash text)
returns table (workspace_id text, id text, user_id text) language sql stable as $$
  select workspace_id, id, user_id from sign_in_link where token_hash = of_hash and used_at is null
$$;
select ripplecast.spanning('ripplecast.sign_in_link_by_hash(text)');
