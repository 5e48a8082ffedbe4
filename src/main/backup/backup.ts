import pg from "pg";
import { type BackupEnd, type BackupLine, type BackupTable, writeBackup } from "./backup-file.ts";

const ROWS_AT_ONCE = 1_000;

/**
 * Copies everything a workspace is made of into one file, as it is at one moment, while the product runs: every table
 * (identities and ledger among them) and the work that is still to be done. Values stay sealed: restoring needs the
 * same SECRET_KEY, which is not in the file.
 *
 * @throws BackupError when the file exists or cannot be written
 */
export async function backup(options: {
  ownerUrl: string;
  file: string;
  keyId: string;
  now: Date;
}): Promise<BackupEnd> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: "ripplecast-backup" });
  await client.connect();
  try {
    await client.query(
      "set datestyle = iso; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = hex",
    );
    await client.query("begin transaction isolation level repeatable read, read only");
    const end: BackupEnd = { rows: 0, jobs: 0 };
    await writeBackup(options.file, contents(client, options, end));
    await client.query("commit");
    return end;
  } finally {
    await client.end();
  }
}

async function* contents(
  client: pg.Client,
  { keyId, now }: { keyId: string; now: Date },
  end: BackupEnd,
): AsyncGenerator<BackupLine> {
  const migrations = await client.query<{ name: string }>(
    "select name from ripplecast.migration order by name",
  );
  const names = migrations.rows.map(({ name }) => name);
  yield { kind: "head", head: { format: 1, madeAt: now.toISOString(), keyId, migrations: names } };
  for (const table of await tables(client)) {
    yield { kind: "table", table };
    for await (const json of rows(client, table)) {
      end.rows += 1;
      yield { kind: "row", json };
    }
  }
  for (const job of await pendingJobs(client)) {
    end.jobs += 1;
    yield { kind: "job", job };
  }
  yield { kind: "end", end };
}

/** Only what is stored: columns that the database computes come back by themselves. */
async function tables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(`
    select n.nspname as schema, c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'identity') and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by 1, 2 order by 1, 2`);
  return rows;
}

async function* rows(client: pg.Client, table: BackupTable): AsyncGenerator<string> {
  const values = table.columns.map(({ name }) => `${pg.escapeIdentifier(name)}::text`);
  await client.query(
    `declare rows no scroll cursor for select json_build_array(${values.join(", ")})::text as json from ${qualified(table)}`,
  );
  for (;;) {
    const { rows } = await client.query<{ json: string }>(`fetch ${ROWS_AT_ONCE} from rows`);
    for (const { json } of rows) yield json;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await client.query("close rows");
}

/** Work that was running counts as still to be done: jobs may run again. */
async function pendingJobs(client: pg.Client) {
  const { rows: found } = await client.query("select to_regclass('pgboss.job') is not null as installed");
  if (!found[0].installed) return [];
  const { rows } = await client.query<{ name: string; data: Record<string, unknown>; startAfter: string }>(`
    select name, coalesce(data, '{}') as data, to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startAfter"
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' order by created_on, id`);
  return rows;
}

export const qualified = ({ schema, name }: Pick<BackupTable, "schema" | "name">): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
