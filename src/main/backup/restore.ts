import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDb } from "#kernel/db/db";
import { migrate } from "#kernel/db/migrate";
import { createJobs, type Worker } from "#kernel/jobs";
import type { Logger } from "#kernel/log";
import { qualified } from "./backup.ts";
import {
  type BackupEnd,
  BackupError,
  type BackupHead,
  type BackupJob,
  type BackupLine,
  type BackupTable,
  readBackup,
} from "./backup-file.ts";
import { isHalfRestored, markHalfRestored, markWhole, takeBack } from "./half-restored.ts";
import { withClient } from "./with-client.ts";

const ROWS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 4_000_000;

export type RestoreOptions = {
  ownerUrl: string;
  file: string;
  /** Of the SECRET_KEY in use: it must be the one the backup was made with. */
  keyId: string;
  appPassword: string;
  migrations: string;
  workers: readonly Worker[];
  log: Logger;
};

/**
 * Fills an empty database from a backup: the schema as it was then, the rows, the newer migrations, the pending work.
 * All or nothing: what fails halfway is taken back, and what was killed halfway is marked (no node starts on it) and
 * taken back by the next try.
 *
 * @throws BackupError when the database is not empty, the file is damaged or newer than we are, or the key is another
 */
export async function restore(options: RestoreOptions): Promise<BackupEnd> {
  const lines = readBackup(options.file);
  const head = await headOf(lines, options);
  if (await isHalfRestored(options.ownerUrl)) await takeBack(options.ownerUrl);
  await refuseUnlessEmpty(options.ownerUrl);
  try {
    await migrateTo(head, options);
    const { jobs, end } = await restoreRows(options.ownerUrl, lines);
    const { appUrl } = await migrate(options.ownerUrl, options.appPassword, options.migrations);
    await restoreJobs(appUrl, jobs, options);
    await markWhole(options.ownerUrl);
    return end;
  } catch (error) {
    await takeBack(options.ownerUrl);
    throw error;
  }
}

async function headOf(
  lines: AsyncGenerator<BackupLine>,
  { file, keyId }: RestoreOptions,
): Promise<BackupHead> {
  const first = (await lines.next()).value as BackupLine | undefined;
  if (first?.kind !== "head") throw new BackupError(`${file} is no backup of Ripplecast`);
  if (first.head.keyId !== keyId)
    throw new BackupError(
      `${file} was made with another SECRET_KEY (${first.head.keyId}, this one is ${keyId}): set SECRET_KEY to the one it was made with`,
    );
  return first.head;
}

async function refuseUnlessEmpty(ownerUrl: string): Promise<void> {
  const tables = await withClient(ownerUrl, (client) =>
    client.query<{ schema: string; name: string }>(
      "select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'identity')",
    ),
  );
  await withClient(ownerUrl, async (client) => {
    for (const table of tables.rows) {
      const { rowCount } = await client.query(`select from ${qualified(table)} limit 1`);
      if (rowCount) throw new BackupError("The database is not empty: restore only into a new one");
    }
  });
}

/** The rows fit the schema they were copied from, so that is made first; what came later is applied to the rows. */
async function migrateTo(
  head: BackupHead,
  { ownerUrl, appPassword, migrations }: RestoreOptions,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ripplecast-restore-"));
  try {
    for (const name of head.migrations) {
      if (!existsSync(join(migrations, name)))
        throw new BackupError(`The backup was made by a newer Ripplecast (it knows ${name}): update first`);
      copyFileSync(join(migrations, name), join(folder, name));
    }
    await migrate(ownerUrl, appPassword, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function restoreRows(
  ownerUrl: string,
  lines: AsyncGenerator<BackupLine>,
): Promise<{ jobs: BackupJob[]; end: BackupEnd }> {
  return withClient(ownerUrl, async (client) => {
    await client.query("set datestyle = iso; set timezone = 'UTC'");
    await client.query("begin");
    const references = await dropReferences(client);
    const result = await copyIn(client, lines);
    for (const { add } of references) await client.query(add);
    await continueNumbers(client);
    await markHalfRestored(client);
    await client.query("commit");
    return result;
  });
}

/** Tables refer to each other in circles: the references are checked once everything is there. */
async function dropReferences(client: pg.Client): Promise<{ add: string }[]> {
  const { rows } = await client.query<{ add: string; drop: string }>(`
    select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add,
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
    from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('public', 'identity')`);
  for (const { drop } of rows) await client.query(drop);
  return rows;
}

async function copyIn(
  client: pg.Client,
  lines: AsyncGenerator<BackupLine>,
): Promise<{ jobs: BackupJob[]; end: BackupEnd }> {
  const jobs: BackupJob[] = [];
  let table: BackupTable | undefined;
  let batch: string[] = [];
  let characters = 0;
  let rows = 0;
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch);
    rows += batch.length;
    batch = [];
    characters = 0;
  };
  for await (const line of lines) {
    if (line.kind === "row") {
      batch.push(line.json);
      characters += line.json.length;
      if (batch.length >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) await flush();
      continue;
    }
    await flush();
    if (line.kind === "table") table = line.table;
    if (line.kind === "job") jobs.push(line.job);
    if (line.kind === "end") {
      if (line.end.rows !== rows || line.end.jobs !== jobs.length) break;
      return { jobs, end: line.end };
    }
  }
  throw new BackupError("The backup is not whole: it ends too early");
}

async function insert(client: pg.Client, table: BackupTable, batch: string[]): Promise<void> {
  const columns = table.columns.map(({ name }) => pg.escapeIdentifier(name));
  const values = table.columns.map(({ type }, index) => `(item->>${index})::${type}`);
  await client.query(
    `insert into ${qualified(table)} (${columns.join(", ")}) overriding system value
     select ${values.join(", ")} from json_array_elements($1::json) as item`,
    [`[${batch.join(",")}]`],
  );
}

/** Numbered columns go on after the highest number that came back. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; column: string }>(`
    select n.nspname as schema, c.relname as name, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and a.attidentity <> ''`);
  for (const table of rows) {
    const column = pg.escapeIdentifier(table.column);
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), max(${column})) from ${qualified(table)} having max(${column}) is not null`,
      [qualified(table), table.column],
    );
  }
}

async function restoreJobs(
  appUrl: string,
  pending: BackupJob[],
  { workers, log }: RestoreOptions,
): Promise<void> {
  const db = openDb({ pooled: appUrl });
  const jobs = createJobs(appUrl, workers, log);
  try {
    await jobs.open();
    await db.spanning.transaction().execute(async (tx) => {
      for (const { name, data, startAfter } of pending)
        await jobs.send(tx, name, [data], new Date(startAfter));
    });
  } finally {
    await jobs.stop();
    await db.close();
  }
}
