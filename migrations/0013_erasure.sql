-- Erasing a person or a subscriber: what is theirs goes at once, then their name and addresses are taken out of every
-- text of the workspace.

-- The row stays for what refers to it, without anything personal.
alter table person add column erased_at timestamptz;

-- Somebody's name was taken out of these words: their hash no longer fits, and the ledger's export says so.
alter table said add column erased_at timestamptz;

create table erasure (
  workspace_id text not null,
  id text not null,
  subject_kind text not null check (subject_kind in ('person', 'subscriber')),
  subject_id text not null,
  -- The words still to be taken out, encrypted; null when it is done.
  words_sealed text,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id)
);
create index erasure_of on erasure (workspace_id, subject_kind, subject_id);
select ripplecast.isolate('erasure');

-- Every product table, those of later migrations included. The ledger holds keyed hashes only.
create function ripplecast.tables_with_words() returns table (name text) language sql stable as $$
  select c.relname::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p')
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')
     and c.relname not in ('ledger_key', 'ledger_seal', 'ledger_entry', 'erasure')
   order by 1
$$;
select ripplecast.spanning('ripplecast.tables_with_words()');

-- Takes words out of all texts of one table, also where the application may only append: an audit log proves who did
-- what, not what somebody was called. `patterns` is [{ "pattern", "flags" }]; `plain` are the same words for raw bytes.
create function ripplecast.redact(
  of_workspace text, target text, patterns jsonb, plain text[], instead text, at timestamptz
) returns bigint language plpgsql as $$
declare
  col record;
  finding text;
  made text;
  sets text[] := '{}';
  finds text[] := '{}';
  changed bigint;
begin
  if not exists (select from ripplecast.tables_with_words() t where t.name = target) then
    raise exception 'no table with words: %', target;
  end if;
  for col in
    select a.attname, t.typname
      from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = format('public.%I', target)::regclass and a.attnum > 0 and not a.attisdropped
       and t.typname in ('text', '_text', 'jsonb', 'bytea')
       -- Ids, and words of the product's own such as states.
       and not exists (
         select from pg_constraint k
          where k.conrelid = a.attrelid and a.attnum = any (k.conkey)
            and (k.contype in ('p', 'f')
                 or k.contype = 'c' and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'))
  loop
    if col.typname = 'bytea' then
      select string_agg(format('position(convert_to(%L, ''UTF8'') in %I) > 0', w, col.attname), ' or ')
        into finding from unnest(plain) w;
      made := format('encode(%I, ''hex'')', col.attname);
      select format('decode(%s, ''hex'')', coalesce(
               string_agg('replace(', '') || made || string_agg(format(', %L, %L)',
                 encode(convert_to(w, 'UTF8'), 'hex'), encode(convert_to(instead, 'UTF8'), 'hex')), ''), made))
        into made from unnest(plain) w;
    else
      made := case col.typname when '_text' then 'x' when 'jsonb' then format('%I::text', col.attname)
                               else format('%I', col.attname) end;
      finding := case col.typname when '_text' then format('array_to_string(%I, E''\n'')', col.attname) else made end;
      select string_agg(format('%s %s %L', finding, case when p ->> 'flags' like '%i%' then '~*' else '~' end,
                               p ->> 'pattern'), ' or '),
             string_agg('regexp_replace(', '') || made ||
               string_agg(format(', %L, %L, %L)', p ->> 'pattern', instead, p ->> 'flags'), '')
        into finding, made from jsonb_array_elements(patterns) p;
      if col.typname = 'jsonb' then
        made := format('(%s)::jsonb', made);
      elsif col.typname = '_text' then
        made := format('(select coalesce(array_agg(%s order by o), ''{}'') from unnest(%I) with ordinality u(x, o))',
                       made, col.attname);
      end if;
    end if;
    continue when finding is null;
    finds := finds || format('(%s)', finding);
    sets := sets || format('%1$I = case when %2$s then %3$s else %1$I end', col.attname, finding, made);
  end loop;
  if finds = '{}' then
    return 0;
  end if;
  if target = 'said' then
    sets := sets || format('erased_at = %L', at);
  end if;
  execute format('update public.%I set %s where workspace_id = %L and (%s)', target,
                 array_to_string(sets, ', '), of_workspace, array_to_string(finds, ' or '));
  get diagnostics changed = row_count;
  return changed;
end $$;
select ripplecast.spanning('ripplecast.redact(text, text, jsonb, text[], text, timestamptz)');
