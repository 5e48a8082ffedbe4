-- What every domain stands on: isolation of workspaces, the outbox of events, deadlines.

-- Turns on isolation for a product table: rows of other workspaces do not exist for the application role. The owner
-- (migrations, and SECURITY DEFINER functions that span workspaces) sees all of them.
create function ripplecast.isolate(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
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
end $$;

-- Makes a function one of the few ways across workspaces: runs as the owner, callable by the application role only.
create function ripplecast.spanning(signature regprocedure) returns void language plpgsql as $$
declare
  app_role text := (select value from ripplecast.meta where key = 'app_role');
begin
  execute format('alter function %s security definer', signature);
  execute format('alter function %s set search_path = public, pg_temp', signature);
  execute format('revoke all on function %s from public', signature);
  execute format('grant execute on function %s to %I', signature, app_role);
end $$;

-- The outbox: what happened, in the transaction in which it happened.
create table event (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  name text not null,
  subject_id text not null,
  data jsonb not null,
  actor text not null,
  happened_at timestamptz not null,
  primary key (workspace_id, id)
);
create index event_in_order on event (workspace_id, seq);
select ripplecast.isolate('event');

-- Moments by which something must happen, claimed by whichever node comes first.
create table deadline (
  workspace_id text not null,
  kind text not null,
  subject_id text not null,
  due_at timestamptz not null,
  detail jsonb not null default '{}',
  attempts integer not null default 0,
  retry_at timestamptz,
  last_error text,
  primary key (workspace_id, kind, subject_id)
);
create index deadline_by_due on deadline ((greatest(due_at, coalesce(retry_at, due_at))));
select ripplecast.isolate('deadline');

create function ripplecast.due_deadlines(at timestamptz, most integer)
returns table (workspace_id text, kind text, subject_id text) language sql stable as $$
  select workspace_id, kind, subject_id from deadline
  where greatest(due_at, coalesce(retry_at, due_at)) <= at
  order by greatest(due_at, coalesce(retry_at, due_at)) limit most
$$;
select ripplecast.spanning('ripplecast.due_deadlines(timestamptz, integer)');

create function ripplecast.next_deadline_at() returns timestamptz language sql stable as $$
  select min(greatest(due_at, coalesce(retry_at, due_at))) from deadline
$$;
select ripplecast.spanning('ripplecast.next_deadline_at()');
