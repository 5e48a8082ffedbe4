import type pg from "pg";

/** What the migrations made, read from the system catalogue; every list is in a fixed order. */
export type Catalogue = { tables: Table[]; functions: RoutineText[] };

export type Table = {
  schema: string;
  name: string;
  rowSecurity: "forced" | "enabled" | "none";
  columns: Column[];
  constraints: { name: string; kind: "p" | "u" | "f" | "c" | "x"; definition: string }[];
  indexes: string[];
  policies: string[];
  triggers: string[];
  grants: string[];
};

export type Column = {
  name: string;
  type: string;
  notNull: boolean;
  defaultText: string | null;
  identity: "always" | "by default" | null;
  generated: string | null;
};

type RoutineText = { name: string; definition: string; grants: string[] };

const SCHEMAS = "('public', 'identity', 'ripplecast')";

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  // Makes PostgreSQL write every name with its schema.
  await client.query("set search_path = pg_catalog");
  const roles = await roleNames(client);
  const text = JSON.stringify({ tables: await tables(client), functions: await functions(client) });
  return JSON.parse(
    roles.reduce((all, { name, meaning }) => all.replaceAll(name, meaning), text),
  ) as Catalogue;
}

/** Role names follow the database's name; the schema file calls them by what they are for. */
async function roleNames(client: pg.Client): Promise<{ name: string; meaning: string }[]> {
  const { rows } = await client.query("select value from ripplecast.meta where key = 'app_role'");
  return [{ name: rows[0].value, meaning: "application_role" }];
}

async function tables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
      case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'enabled' else 'none' end as "rowSecurity",
      ${list(
        `select json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
           'defaultText', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
           'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
           'generated', case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end) as item, a.attnum as place
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
      )} as columns,
      ${list(
        `select json_build_object('name', conname, 'kind', contype, 'definition', pg_get_constraintdef(oid)) as item,
           row_number() over (order by array_position(array['p','u','f','c','x']::"char"[], contype), conname collate "C") as place
         from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')`,
      )} as constraints,
      ${list(
        `select to_json(pg_get_indexdef(i.indexrelid)) as item, row_number() over (order by x.relname collate "C") as place
         from pg_index i join pg_class x on x.oid = i.indexrelid
         where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))`,
      )} as indexes,
      ${list(
        `select to_json(format('%s for %s to %s using (%s)%s', p.polname,
           case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
           (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ') from unnest(p.polroles) r),
           coalesce(pg_get_expr(p.polqual, p.polrelid), 'true'),
           coalesce(format(' with check (%s)', pg_get_expr(p.polwithcheck, p.polrelid)), ''))) as item,
           row_number() over (order by p.polname collate "C") as place
         from pg_policy p where p.polrelid = c.oid`,
      )} as policies,
      ${list(
        `select to_json(pg_get_triggerdef(t.oid)) as item, row_number() over (order by t.tgname collate "C") as place
         from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal`,
      )} as triggers,
      ${grants("coalesce(c.relacl, acldefault('r', c.relowner))", "c.relowner")} as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p')
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows;
}

async function functions(client: pg.Client): Promise<RoutineText[]> {
  const { rows } = await client.query<RoutineText>(`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition,
      ${grants("coalesce(p.proacl, acldefault('f', p.proowner))", "p.proowner")} as grants
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ${SCHEMAS} and p.prokind in ('f', 'p')
    order by p.oid::regprocedure::text collate "C"`);
  return rows;
}

const list = (query: string): string =>
  `(select coalesce(json_agg(item order by place), '[]') from (${query}) as items)`;

/** "select, insert to somebody", a line per role other than the owner. */
const grants = (acl: string, owner: string): string =>
  list(`select to_json(format('%s to %s', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type collate "C"),
          case a.grantee when 0 then 'public' else a.grantee::regrole::text end)) as item,
          case a.grantee when 0 then 'public' else a.grantee::regrole::text end as place
        from aclexplode(${acl}) a where a.grantee <> ${owner} group by a.grantee`);
