import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

export type Migrated = {
  /** Names of the migrations that were applied now. */
  applied: string[];
  /** The connection address of the application role: neither superuser nor exempt from row-level security. */
  appUrl: string;
};

// Any constant will do; it keeps two starting nodes from migrating at the same time.
const MIGRATION_LOCK = 7_214_605_331;

const BOOKKEEPING = `
  create schema if not exists ripplecast;
  create table if not exists ripplecast.meta (key text primary key, value text not null);
  create table if not exists ripplecast.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now()
  );
`;

/**
 * Brings a database to the newest schema: plain numbered SQL files, forward only, each in a transaction of its own.
 *
 * @param ownerUrl a role that owns the database and may create roles (CREATEROLE), on a session connection
 * @param appPassword for the application role, which is created here: `<database>_app`
 */
export async function migrate(ownerUrl: string, appPassword: string, folder: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "ripplecast-migrate" });
  client.on("error", () => {}); // the statement under way fails too, and says so
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    // An owner called like our schema would otherwise create tables there: "$user" comes first by default.
    await client.query("set search_path = public");
    await client.query(BOOKKEEPING);
    const appRole = await ensureAppRole(client, appPassword);
    const applied = await applyMissing(client, folder);
    return { applied, appUrl: addressFor(ownerUrl, appRole, appPassword) };
  } finally {
    await client.end();
  }
}

/** Names of migrations that the database does not have yet; empty when it is up to date. */
export async function missingMigrations(client: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from ripplecast.migration");
  const known = new Set(rows.map((row) => row.name));
  return (await migrationFiles(folder)).filter((name) => !known.has(name));
}

export const migrationFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();

async function applyMissing(client: pg.Client, folder: string): Promise<string[]> {
  const applied: string[] = [];
  for (const name of await migrationFiles(folder)) {
    const text = await readFile(join(folder, name), "utf8");
    const checksum = createHash("sha256").update(text).digest("hex");
    const { rows } = await client.query("select checksum from ripplecast.migration where name = $1", [name]);
    if (rows[0] && rows[0].checksum !== checksum)
      throw new Error(
        `migration ${name} was changed after this database applied it; write a new one instead`,
      );
    if (rows[0]) continue;
    await applyOne(client, name, text, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into ripplecast.migration (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function ensureAppRole(client: pg.Client, password: string): Promise<string> {
  const { rows: known } = await client.query("select value from ripplecast.meta where key = 'app_role'");
  const { rows: current } = await client.query("select current_database() as name");
  const role: string = known[0]?.value ?? `${current[0].name}_app`.slice(0, 63);
  const quoted = pg.escapeIdentifier(role);
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  const attributes = `login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`;
  if (rowCount === 0) await client.query(`create role ${quoted} ${attributes}`);
  else if (known.length === 0 || !(await canSignIn(client, role, password)))
    await client.query(`alter role ${quoted} login password ${pg.escapeLiteral(password)}`);
  await client.query("insert into ripplecast.meta values ('app_role', $1) on conflict do nothing", [role]);
  await client.query(`grant usage on schema public, ripplecast to ${quoted}`);
  await client.query(`grant ${quoted} to current_user`);
  await client.query(`create schema if not exists pgboss authorization ${quoted}`);
  return role;
}

async function canSignIn(client: pg.Client, role: string, password: string): Promise<boolean> {
  const { host, port, database } = client;
  const probe = new pg.Client({ host, port, user: role, password, ...(database && { database }) });
  try {
    await probe.connect();
    return true;
  } catch {
    return false;
  } finally {
    await probe.end().catch(() => {});
  }
}

/** The same server and database as another role. */
export function addressFor(url: string, role: string, password: string): string {
  const address = new URL(url);
  address.username = encodeURIComponent(role);
  address.password = encodeURIComponent(password);
  return address.href;
}
