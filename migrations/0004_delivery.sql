-- Reaching people and proving it: channels, deliveries with every attempt, suppressions, inbox, outgoing webhooks, ledger.

-- What a workspace filled in to use a channel. The first enabled account of a kind is used.
create table channel_account (
  workspace_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  position integer not null default 1,
  settings jsonb not null, -- secrets in it are sealed
  created_at timestamptz not null,
  updated_at timestamptz not null,
  disabled_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, kind, position)
);
select ripplecast.isolate('channel_account');

-- One message to many recipients.
create table broadcast (
  workspace_id text not null,
  id text not null,
  purpose text not null,
  subject_id text not null,
  incident_id text,
  urgency text not null check (urgency in ('urgent', 'transactional', 'bulk')),
  drill boolean not null,
  idempotency_key text not null,
  recipients integer not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, idempotency_key)
);
select ripplecast.isolate('broadcast');

-- One message to one recipient over one channel. No foreign key to people: the record outlives an erased person.
create table delivery (
  workspace_id text not null,
  id text not null,
  broadcast_id text,
  chunk integer,
  purpose text not null,
  subject_id text not null,
  incident_id text,
  channel text not null,
  address_sealed text, -- null once the recipient was erased
  address_key text not null, -- keyed hash of channel and recipient
  person_id text,
  subscriber_id text,
  reason text not null,
  locale text not null,
  time_zone text,
  urgency text not null check (urgency in ('urgent', 'transactional', 'bulk')),
  drill boolean not null,
  detail jsonb not null default '{}',
  idempotency_key text not null,
  state text not null check (state in
    ('queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'cancelled', 'skipped')),
  state_reason text,
  words_hash text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  held_at timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  finished_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, broadcast_id) references broadcast (workspace_id, id)
) with (fillfactor = 60); -- states change in place: no index below holds a column that sending changes
create index delivery_by_chunk on delivery (workspace_id, broadcast_id, chunk) where broadcast_id is not null;
create index delivery_by_subject on delivery (workspace_id, subject_id);
create index delivery_by_incident on delivery (workspace_id, incident_id, created_at) where incident_id is not null;
create index delivery_by_person on delivery (workspace_id, person_id, created_at) where person_id is not null;
create index delivery_by_time on delivery (workspace_id, created_at, id);
create index delivery_held on delivery (workspace_id, channel) where held_at is not null;
select ripplecast.isolate('delivery');

-- What was said, once for everyone who was told the same; the id is the hash of the words.
create table said (
  workspace_id text not null,
  id text not null,
  words text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
select ripplecast.isolate('said');

-- Written before the hand-over, completed after it: an attempt without an outcome is one nobody knows the end of.
create table delivery_attempt (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  number integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text check (outcome in ('sent', 'later', 'never')),
  provider_id text,
  says text, -- the provider's words, the recipient's address removed
  primary key (workspace_id, id),
  foreign key (workspace_id, delivery_id) references delivery (workspace_id, id)
) with (fillfactor = 70);
create index delivery_attempt_of on delivery_attempt (workspace_id, delivery_id);
select ripplecast.isolate('delivery_attempt');

-- Addresses nothing is sent to any more, and why.
create table suppression (
  workspace_id text not null,
  id text not null,
  channel text not null,
  address_key text not null,
  address_sealed text,
  reason text not null,
  delivery_id text,
  created_at timestamptz not null,
  lifted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index suppression_active on suppression (workspace_id, channel, address_key) where lifted_at is null;
select ripplecast.isolate('suppression');

create table inbox_item (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  person_id text not null,
  incident_id text,
  subject text not null,
  body text not null,
  links jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, delivery_id)
);
create index inbox_item_of on inbox_item (workspace_id, person_id, created_at, id);
select ripplecast.isolate('inbox_item');

-- Where domain events leave to.
create table webhook_endpoint (
  workspace_id text not null,
  id text not null,
  url text not null,
  description text not null default '',
  secret_sealed text not null,
  event_names text[] not null, -- 'incident.declared', 'incident.*' or '*'
  sending_until timestamptz, -- one node at a time sends to it, in order
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
select ripplecast.isolate('webhook_endpoint');

create table webhook_message (
  workspace_id text not null,
  id text not null,
  position bigint not null, -- of the event, in the order in which events were recorded
  endpoint_id text not null,
  event_id text not null,
  event_name text not null,
  body text not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, endpoint_id, event_id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoint (workspace_id, id) on delete cascade
);
create index webhook_message_waiting on webhook_message (workspace_id, endpoint_id, position) where state = 'queued';
create index webhook_message_by_time on webhook_message (workspace_id, endpoint_id, position);
select ripplecast.isolate('webhook_message');

create table webhook_attempt (
  workspace_id text not null,
  id text not null,
  message_id text not null,
  number integer not null,
  at timestamptz not null,
  took_ms integer not null,
  status integer,
  says text,
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references webhook_message (workspace_id, id) on delete cascade
);
create index webhook_attempt_of on webhook_attempt (workspace_id, message_id);
select ripplecast.isolate('webhook_attempt');

-- The ledger. `body` is what is sealed and never changes; `disclosed_sealed` holds the personal data and the keys of
-- the commitments in `body`, and may be erased without breaking the chain.
create table ledger_key (
  workspace_id text not null,
  id text not null,
  public_key text not null, -- Ed25519, SPKI, base64
  private_key_sealed text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
select ripplecast.isolate('ledger_key', 'select, insert');

create table ledger_seal (
  workspace_id text not null,
  id text not null,
  number integer not null,
  head text not null, -- canonical JSON: workspace, number, previous hash, count, total, Merkle root, time, key
  hash text not null,
  signature text not null,
  key_id text not null,
  entries integer not null,
  sealed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, key_id) references ledger_key (workspace_id, id)
);
select ripplecast.isolate('ledger_seal', 'select, insert');

create table ledger_entry (
  workspace_id text not null,
  id text not null,
  delivery_id text not null,
  body text not null,
  leaf text not null, -- hash of the body when it was written: names the row that was changed later
  disclosed_sealed text,
  created_at timestamptz not null,
  seal_number integer,
  place integer, -- within the seal, from 0
  primary key (workspace_id, id)
) with (fillfactor = 80);
create index ledger_entry_unsealed on ledger_entry (workspace_id, created_at) where seal_number is null;
create unique index ledger_entry_sealed on ledger_entry (workspace_id, seal_number, place) where seal_number is not null;
create index ledger_entry_of on ledger_entry (workspace_id, delivery_id);
select ripplecast.isolate('ledger_entry', 'select, insert, update (disclosed_sealed, seal_number, place)');

create function ripplecast.workspaces_with_unsealed_ledger() returns table (workspace_id text) language sql stable as $$
  select distinct workspace_id from ledger_entry where seal_number is null
$$;
select ripplecast.spanning('ripplecast.workspaces_with_unsealed_ledger()');

create function ripplecast.workspaces_with_held_deliveries() returns table (workspace_id text) language sql stable as $$
  select distinct workspace_id from delivery where held_at is not null
$$;
select ripplecast.spanning('ripplecast.workspaces_with_held_deliveries()');
