import type { Database } from "../system/database.ts";

/**
 * Has the database itself note when each deadline was set and when it ended, in the product's own transactions: what
 * is rolled back by a crash is not noted either. With `stepSeconds`, escalation steps are due after that time instead
 * of the policy's minutes, so that a short run sees them.
 */
export async function watchDeadlines({ sql }: Database, stepSeconds: number | undefined): Promise<void> {
  await sql(`
    create schema crash;
    create table crash.deadline (
      workspace_id text not null, kind text not null, subject_id text not null,
      due_at timestamptz not null, set_at timestamptz not null, ended_at timestamptz);
    create index on crash.deadline (kind, subject_id) where ended_at is null;
    create function crash.note_deadline() returns trigger language plpgsql security definer
      set search_path to crash, pg_temp as $$
    begin
      if tg_op = 'UPDATE' and new.due_at = old.due_at then return null; end if;
      if tg_op <> 'INSERT' then
        update crash.deadline set ended_at = clock_timestamp()
         where workspace_id = old.workspace_id and kind = old.kind and subject_id = old.subject_id and ended_at is null;
      end if;
      if tg_op <> 'DELETE' then
        insert into crash.deadline values
          (new.workspace_id, new.kind, new.subject_id, new.due_at, clock_timestamp(), null);
      end if;
      return null;
    end $$;
    create trigger note_deadline after insert or update or delete on public.deadline
      for each row execute function crash.note_deadline();`);
  if (stepSeconds === undefined) return;
  await sql(`
    create function crash.hurry() returns trigger language plpgsql as $$
    begin
      new.due_at := clock_timestamp() + interval '${stepSeconds} seconds';
      return new;
    end $$;
    create trigger hurry before insert or update of due_at on public.deadline
      for each row when (new.kind = 'escalation.step') execute function crash.hurry();`);
}
