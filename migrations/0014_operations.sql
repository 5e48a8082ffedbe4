-- What whoever runs the installation looks at, over all workspaces: numbers only.

create function ripplecast.migrations() returns table (name text) language sql stable as $$
  select name from ripplecast.migration
$$;
select ripplecast.spanning('ripplecast.migrations()');

-- Deadlines that are due and not acted on yet.
create function ripplecast.late_deadlines(at timestamptz)
returns table (kind text, count bigint, oldest timestamptz) language sql stable as $$
  select kind, count(*), min(due_at) from deadline
   where greatest(due_at, coalesce(retry_at, due_at)) <= at group by kind
$$;
select ripplecast.spanning('ripplecast.late_deadlines(timestamptz)');

-- By workspace, because the index on time begins with it.
create function ripplecast.delivery_states(since timestamptz)
returns table (channel text, state text, count bigint) language sql stable as $$
  select d.channel, d.state, count(*)
    from workspace w join delivery d on d.workspace_id = w.workspace_id and d.created_at >= since
   group by 1, 2
$$;
select ripplecast.spanning('ripplecast.delivery_states(timestamptz)');
