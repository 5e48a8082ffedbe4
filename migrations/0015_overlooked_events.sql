-- Workspaces in which events that were accepted before a moment still wait to be worked off.
create function ripplecast.workspaces_with_overlooked_events(before timestamptz)
returns table (workspace_id text) language sql stable as $$
  select s.workspace_id
    from (select distinct workspace_id from alert_source) s
    left join alert_intake i on i.workspace_id = s.workspace_id
   where (select e.accepted_at from accepted_event e
           where e.workspace_id = s.workspace_id and e.seq > coalesce(i.processed_seq, 0)
           order by e.seq limit 1) < before
$$;
select ripplecast.spanning('ripplecast.workspaces_with_overlooked_events(timestamptz)');
