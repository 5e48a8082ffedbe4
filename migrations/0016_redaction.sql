-- Taking words out of texts without taking the product apart: a person may be called like a key of a document, like a
-- number, or like a time zone, and two texts may become one.

create function ripplecast.without_words(words text, patterns jsonb, instead text)
returns text language plpgsql immutable as $$
declare
  p jsonb;
begin
  for p in select x from jsonb_array_elements(patterns) with ordinality e(x, o) order by o loop
    words := regexp_replace(words, p ->> 'pattern', instead, p ->> 'flags');
  end loop;
  return words;
end $$;

-- Only texts within a document change. Keys that look like an identifier are the product's or a program's own.
create function ripplecast.without_words(doc jsonb, patterns jsonb, instead text)
returns jsonb language plpgsql immutable as $$
begin
  return case jsonb_typeof(doc)
    when 'string' then to_jsonb(ripplecast.without_words(doc #>> '{}', patterns, instead))
    when 'array' then (
      select coalesce(jsonb_agg(ripplecast.without_words(x, patterns, instead) order by o), '[]')
        from jsonb_array_elements(doc) with ordinality e(x, o))
    when 'object' then (
      select coalesce(jsonb_object_agg(
               case when k ~ '^[a-z][A-Za-z0-9_]*$' then k else ripplecast.without_words(k, patterns, instead) end,
               ripplecast.without_words(v, patterns, instead)), '{}')
        from jsonb_each(doc) e(k, v))
    else doc
  end;
end $$;

-- A text that holds a document stays one.
create function ripplecast.document_without_words(doc text, patterns jsonb, instead text)
returns text language plpgsql immutable as $$
begin
  return ripplecast.without_words(doc::jsonb, patterns, instead)::text;
exception when data_exception or program_limit_exceeded then
  return ripplecast.without_words(doc, patterns, instead);
end $$;

-- What senders sent is kept as bytes, and is UTF-8: the intake sees to that.
create function ripplecast.raw_without_words(raw bytea, patterns jsonb, instead text)
returns bytea language sql immutable as $$
  select convert_to(ripplecast.document_without_words(convert_from(raw, 'UTF8'), patterns, instead), 'UTF8')
$$;

-- The words that the product's own tables and states are made of: who is called like one keeps the name in texts.
create function ripplecast.own_words() returns table (word text) language sql stable as $$
  with product as (
    select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')
  ), names as (
    select relname::text as name from product
    union select a.attname from pg_attribute a join product p on p.oid = a.attrelid where a.attnum > 0
    union select found[1] from pg_constraint k join product p on p.oid = k.conrelid,
                 regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''', 'g') found
     where k.contype = 'c'
  )
  select distinct regexp_split_to_table(name, '[^[:alnum:]]+') from names
$$;
select ripplecast.spanning('ripplecast.own_words()');

drop function ripplecast.redact(text, text, jsonb, text[], text, timestamptz);
-- Takes words out of all texts of one table, also where the application may only append: an audit log proves who did
-- what, not what somebody was called. `patterns` is [{ "pattern", "flags" }].
create function ripplecast.redact(
  of_workspace text, target text, patterns jsonb, instead text, at timestamptz
) returns bigint language plpgsql as $$
declare
  col record;
  readable text;
  finding text;
  made text;
  sets text[] := '{}';
  apart text[] := '{}';
  finds text[] := '{}';
  statement text := 'update public.%I set %s where workspace_id = %L and (%s)';
  changed bigint;
begin
  if not exists (select from ripplecast.tables_with_words() t where t.name = target) then
    raise exception 'no table with words: %', target;
  end if;
  if jsonb_array_length(patterns) = 0 then
    return 0;
  end if;
  for col in
    select a.attname, t.typname,
           exists (select from pg_index i
                    where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)) as is_unique
      from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = format('public.%I', target)::regclass and a.attnum > 0 and not a.attisdropped
       and t.typname in ('text', '_text', 'jsonb', 'bytea')
       -- Ids, and words of the product's own such as states.
       and not exists (
         select from pg_constraint k
          where k.conrelid = a.attrelid and a.attnum = any (k.conkey)
            and (k.contype in ('p', 'f')
                 or k.contype = 'c' and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'))
       -- What nobody writes in words of their own: "Paris" is a name and a part of a time zone.
       and a.attname !~ '^(locale|slug|kind|event_names|scopes|(.*_)?time_zone|.*_(hash|sealed|kind)|address_key|idempotency_key)$'
  loop
    readable := case col.typname
      when '_text' then format('array_to_string(%I, E''\n'')', col.attname)
      when 'jsonb' then format('%I::text', col.attname)
      when 'bytea' then format('convert_from(%I, ''UTF8'')', col.attname)
      else format('%I', col.attname) end;
    select string_agg(format('%s %s %L', readable, case when p ->> 'flags' like '%i%' then '~*' else '~' end,
                             p ->> 'pattern'), ' or ')
      into finding from jsonb_array_elements(patterns) p;
    made := case
      when col.typname = '_text' then format(
        '(select coalesce(array_agg(ripplecast.without_words(x, $1, $2) order by o), ''{}'')
            from unnest(%I) with ordinality u(x, o))', col.attname)
      when col.typname = 'bytea' then format('ripplecast.raw_without_words(%I, $1, $2)', col.attname)
      when (target, col.attname) in (('said', 'words'), ('webhook_message', 'body')) then
        format('ripplecast.document_without_words(%I, $1, $2)', col.attname)
      else format('ripplecast.without_words(%I, $1, $2)', col.attname) end;
    finds := finds || format('(%s)', finding);
    sets := sets || format('%1$I = case when %2$s then %3$s else %1$I end', col.attname, finding, made);
    if col.is_unique and col.typname = 'text' then
      made := made || ' || '' '' || ctid::text';
    end if;
    apart := apart || format('%1$I = case when %2$s then %3$s else %1$I end', col.attname, finding, made);
  end loop;
  if finds = '{}' then
    return 0;
  end if;
  if target = 'said' then
    sets := sets || format('erased_at = %L', at);
    apart := sets;
  end if;
  begin
    execute format(statement, target, array_to_string(sets, ', '), of_workspace, array_to_string(finds, ' or '))
      using patterns, instead;
  exception when unique_violation then
    -- Two texts became the same where no two may be: each keeps something of its own.
    execute format(statement, target, array_to_string(apart, ', '), of_workspace, array_to_string(finds, ' or '))
      using patterns, instead;
  end;
  get diagnostics changed = row_count;
  return changed;
end $$;
select ripplecast.spanning('ripplecast.redact(text, text, jsonb, text, timestamptz)');
