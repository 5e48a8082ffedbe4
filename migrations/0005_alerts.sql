-- From what a monitor sends to the alert that somebody answers.

create table alert_source (
  workspace_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  service_id text,
  -- Belongs to a later domain, which may not be referenced from here.
  escalation_policy_id text,
  settings jsonb not null default '{}',
  -- Keyed hashes: unique across workspaces, because the key alone says where an event belongs.
  routing_key_hash text not null unique,
  routing_key_sealed text not null,
  -- After a rotation the old key works on for a while.
  previous_key_hash text unique,
  previous_key_until timestamptz,
  disabled_at timestamptz,
  last_event_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, service_id) references service (workspace_id, id) on delete set null (service_id)
);
select ripplecast.isolate('alert_source');

-- What was answered "accepted", as it came. No foreign keys: this is the hot path, and sources are never deleted.
create table accepted_event (
  workspace_id text not null,
  -- The order of acceptance. Assigned under a lock per workspace that is held until the commit, so that within a
  -- workspace the order of numbers is the order in which commits became visible: nothing can appear behind a reader.
  seq bigint generated always as identity,
  source_id text not null,
  -- Which of the source's doors it came through, for example enqueue or change.
  entry text not null,
  -- What was answered beside "accepted": the deduplication key made for a trigger that had none.
  receipt text,
  raw bytea not null,
  accepted_at timestamptz not null,
  primary key (workspace_id, seq)
);
select ripplecast.isolate('accepted_event');

-- How far accepted events were worked off, and the last alert number given. Its row lock is what keeps the work in order.
create table alert_intake (
  workspace_id text not null primary key,
  processed_seq bigint not null default 0,
  last_number integer not null default 0
);
select ripplecast.isolate('alert_intake');

create table rejected_input (
  workspace_id text not null,
  id text not null,
  -- Null when the input named no source that exists.
  source_id text,
  reason text not null,
  detail text not null,
  size integer not null,
  -- Printable, secrets blanked, cut short.
  sample text not null,
  received_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references alert_source (workspace_id, id) on delete cascade
);
select ripplecast.isolate('rejected_input');
create index rejected_input_recent on rejected_input (workspace_id, source_id, received_at desc, id);

create table rejected_count (
  workspace_id text not null,
  -- Empty for input that named no source that exists.
  source_id text not null,
  day date not null,
  reason text not null,
  count bigint not null,
  primary key (workspace_id, source_id, day, reason)
);
select ripplecast.isolate('rejected_count');

create table routing_rule (
  workspace_id text not null,
  id text not null,
  position integer not null,
  name text not null,
  match text not null check (match in ('all', 'any')),
  conditions jsonb not null,
  effect jsonb not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
select ripplecast.isolate('routing_rule');
create index routing_rule_order on routing_rule (workspace_id, position);

create table alert (
  workspace_id text not null,
  id text not null,
  number integer not null,
  source_id text not null,
  service_id text,
  escalation_policy_id text,
  dedup_key text not null,
  -- When the monitor says this episode began; null where a source knows no episodes.
  episode text,
  summary text not null,
  severity text not null check (severity in ('critical', 'error', 'warning', 'info')),
  urgency text not null check (urgency in ('high', 'low')),
  state text not null check (state in ('triggered', 'acknowledged', 'resolved')),
  origin text,
  component text,
  "group" text,
  class text,
  client text,
  client_url text,
  links jsonb not null default '[]',
  images jsonb not null default '[]',
  details jsonb not null default '{}',
  flapping boolean not null default false,
  -- When the source opened and closed it lately (milliseconds), predecessors included: what flapping is judged by.
  transitions jsonb not null default '[]',
  -- False while it flaps and came back without anybody being told again.
  announced boolean not null default true,
  suppressed_reason text,
  routing_rule_id text,
  routed_because text,
  event_count integer not null default 1,
  first_seq bigint,
  last_seq bigint,
  triggered_at timestamptz not null,
  last_event_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at timestamptz,
  resolved_by_source boolean not null default false,
  snoozed_until timestamptz,
  incident_id text,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, source_id) references alert_source (workspace_id, id),
  foreign key (workspace_id, service_id) references service (workspace_id, id) on delete set null (service_id)
);
select ripplecast.isolate('alert');
create unique index alert_one_open on alert (workspace_id, source_id, dedup_key) where state <> 'resolved';
create index alert_latest on alert (workspace_id, source_id, dedup_key, number desc);
create index alert_open on alert (workspace_id, number desc) where state <> 'resolved';
create index alert_service on alert (workspace_id, service_id, number desc);
create index alert_incident on alert (workspace_id, incident_id) where incident_id is not null;

create table alert_log (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  -- Null for an acknowledge or resolve that found no alert.
  alert_id text,
  source_id text,
  dedup_key text,
  what text not null,
  detail jsonb not null default '{}',
  actor text not null,
  person_id text,
  event_seq bigint,
  happened_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade
);
select ripplecast.isolate('alert_log');
create index alert_log_of on alert_log (workspace_id, alert_id, seq);
create index alert_log_dropped on alert_log (workspace_id, happened_at) where alert_id is null;

create table change_event (
  workspace_id text not null,
  id text not null,
  source_id text not null,
  service_id text,
  summary text not null,
  origin text,
  links jsonb not null default '[]',
  details jsonb not null default '{}',
  event_seq bigint,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references alert_source (workspace_id, id),
  foreign key (workspace_id, service_id) references service (workspace_id, id) on delete set null (service_id)
);
select ripplecast.isolate('change_event');
create index change_event_recent on change_event (workspace_id, happened_at desc, id);

-- Which source a routing key names, over all workspaces.
create function ripplecast.find_alert_source(key_hash text, at timestamptz)
returns table (workspace_id text, id text, kind text, settings jsonb, disabled boolean)
language sql stable as $$
  select s.workspace_id, s.id, s.kind, s.settings, s.disabled_at is not null
    from alert_source s where s.routing_key_hash = key_hash
  union all
  select s.workspace_id, s.id, s.kind, s.settings, s.disabled_at is not null
    from alert_source s where s.previous_key_hash = key_hash and s.previous_key_until > at
$$;
select ripplecast.spanning('ripplecast.find_alert_source(text, timestamptz)');

-- Stores a batch of accepted events of any workspaces. `bodies` holds the raw bytes one after the other.
create function ripplecast.accept_events(
  workspaces text[], sources text[], entries text[], receipts text[], lengths integer[], bodies bytea, at timestamptz
) returns void language plpgsql as $$
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
end $$;
select ripplecast.spanning('ripplecast.accept_events(text[], text[], text[], text[], integer[], bytea, timestamptz)');

-- Counts refused input and keeps samples. What names no source belongs to the only workspace, if there is only one.
create function ripplecast.note_rejected(counts jsonb, samples jsonb, at timestamptz, keep integer)
returns void language plpgsql as $$
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
end $$;
select ripplecast.spanning('ripplecast.note_rejected(jsonb, jsonb, timestamptz, integer)');
