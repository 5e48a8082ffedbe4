import { readdir } from "node:fs/promises";
import pg from "pg";
import { missingMigrations } from "#kernel/db/migrate";
import { migrationsFolder } from "../database.ts";
import { type Finding, fail } from "./finding.ts";
import {
  type AppRole,
  judgeAppRole,
  judgeClock,
  judgeConnections,
  judgeDurability,
  judgeIsolation,
  judgeSchema,
  judgeVersion,
} from "./judgements.ts";

/** Everything that can be asked of the database as its owner; changes nothing. */
export async function lookAtDatabase(ownerUrl: string): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: "ripplecast-doctor",
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
  } catch (error) {
    return [
      fail(
        "database",
        `not reachable: ${(error as Error).message}`,
        "check DATABASE_URL and that PostgreSQL runs",
      ),
    ];
  }
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

async function ask(client: pg.Client): Promise<Finding[]> {
  const settings = await readSettings(client);
  const general = [
    judgeVersion(Number(settings.server_version_num)),
    judgeDurability(settings),
    judgeConnections(await usedConnections(client), Number(settings.max_connections)),
    judgeClock(await clockAheadMs(client)),
  ];
  if (!(await isMigrated(client))) return [...general, judgeSchema(["everything"], [])];
  const role = await appRole(client);
  return [
    ...general,
    judgeSchema(await missingMigrations(client, migrationsFolder()), await unknownMigrations(client)),
    judgeAppRole(role),
    ...(role ? [await isolation(client, role.name)] : []),
  ];
}

async function readSettings(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('server_version_num', 'max_connections', 'fsync', 'synchronous_commit', 'full_page_writes')",
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

/** Counted where every role may see it: other roles' sessions are hidden from us in pg_stat_activity. */
const usedConnections = async (client: pg.Client): Promise<number> =>
  (await client.query("select sum(numbackends)::int as n from pg_stat_database")).rows[0].n;

/** Half of the way there and back is taken off, so that a slow network is not taken for a wrong clock. */
async function clockAheadMs(client: pg.Client): Promise<number> {
  const before = Date.now();
  const { rows } = await client.query<{ ms: number }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
  );
  return (rows[0]?.ms ?? before) - (before + Date.now()) / 2;
}

const isMigrated = async (client: pg.Client): Promise<boolean> =>
  (await client.query("select to_regclass('ripplecast.migration') is not null as yes")).rows[0].yes;

async function unknownMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from ripplecast.migration order by name",
  );
  const ours = new Set(await readdir(migrationsFolder()));
  return rows.map(({ name }) => name).filter((name) => !ours.has(name));
}

async function appRole(client: pg.Client): Promise<AppRole | undefined> {
  const { rows } = await client.query<AppRole>(`
    select rolname as name, rolsuper as superuser, rolbypassrls as "bypassesRowSecurity",
      exists (select from pg_tables where tableowner = rolname and schemaname in ('public', 'identity')) as "ownsTables"
    from pg_roles join ripplecast.meta on key = 'app_role' and value = rolname`);
  return rows[0];
}

async function isolation(client: pg.Client, role: string): Promise<Finding> {
  const { rows } = await client.query<{ name: string; forced: boolean }>(`
    select format('%I', c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  const open = rows.filter(({ forced }) => !forced).map(({ name }) => name);
  return judgeIsolation(
    rows.length,
    open,
    await leakingTables(
      client,
      role,
      rows.map(({ name }) => name),
    ),
  );
}

/** Tries it: as the application, without a workspace set. */
async function leakingTables(client: pg.Client, role: string, tables: string[]): Promise<string[]> {
  const leaking: string[] = [];
  await client.query("begin read only");
  await client.query(`set local role ${pg.escapeIdentifier(role)}`);
  for (const table of tables) {
    const readable = await client.query("select has_table_privilege($1, 'select') as yes", [
      `public.${table}`,
    ]);
    if (!readable.rows[0].yes) continue;
    const { rowCount } = await client.query(`select from public.${table} limit 1`);
    if (rowCount) leaking.push(table);
  }
  await client.query("rollback");
  return leaking;
}
