import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { newId } from "#kernel/ids";
import { createJobs, defineJob, work } from "#kernel/jobs";
import { readConfig } from "../config.ts";
import { openDatabase } from "../database.ts";
import { backup } from "./backup.ts";
import { BackupError } from "./backup-file.ts";
import { isHalfRestored } from "./half-restored.ts";
import { restore } from "./restore.ts";

const room = mkdtempSync(join(tmpdir(), "ripplecast-backup-"));
const { serverUrl, template, appRole, appPassword } = inject("database");
const log = pino({ level: "silent" });
const admin = new pg.Client({ connectionString: serverUrl });
const made: string[] = [];
const countSheep = defineJob("count-sheep");
const workers = [work(countSheep, async () => {})];
const now = new Date("2026-11-23T09:00:00.000Z");
const file = join(room, "backup.gz");
let source: string;

beforeAll(async () => {
  await admin.connect();
  source = await newDatabase(`template ${template}`);
  await fill(source);
  await backup({ ownerUrl: source, file, keyId: "aaaa1111", now });
});
afterAll(async () => {
  for (const name of made) {
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(`drop role if exists ${name}_app`);
  }
  await admin.end();
  rmSync(room, { recursive: true });
});

async function newDatabase(options = ""): Promise<string> {
  const name = `ripplecast_backup_${newId()}`;
  made.push(name);
  await admin.query(`create database ${name} ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** What is easily lost on the way: bytes, JSON null, microseconds, text like escapes, numbered rows, pending work. */
async function fill(ownerUrl: string): Promise<void> {
  await run(
    ownerUrl,
    `insert into workspace (workspace_id, id, name, slug, time_zone, locale, created_at, updated_at)
       values ('w1', 'w1', E'Zürich \\\\N "quoted"\\n\\t', 'zurich', 'Europe/Zurich', 'de', now(), now());
     insert into event (workspace_id, id, name, subject_id, data, actor, happened_at)
       select 'w1', 'event' || i, 'test.happened', 's', '{"a": [1, null, "\\u00e4"]}', 'system', '2026-11-23T09:00:00.123456Z' from generate_series(1, 1200) i;
     insert into deadline (workspace_id, kind, subject_id, due_at, detail)
       values ('w1', 'k', 's', '2026-03-29T02:30:00Z', 'null');
     insert into accepted_event (workspace_id, source_id, entry, raw, accepted_at)
       values ('w1', 's', 'enqueue', '\\x00ff0a', now());
     insert into identity."user" (id, name, email, created_at, updated_at) values ('u1', 'Ana', 'ana@example.com', now(), now());`,
  );
  const address = new URL(ownerUrl);
  address.username = appRole;
  address.password = appPassword;
  await sendJob(address.href);
}

async function sendJob(appUrl: string): Promise<void> {
  const { openDb } = await import("#kernel/db/db");
  const db = openDb({ pooled: appUrl });
  const jobs = createJobs(appUrl, workers, log);
  await jobs.open();
  await db.spanning
    .transaction()
    .execute((tx) => jobs.send(tx, "count-sheep", [{ workspaceId: "w1" }], new Date("2030-01-01T00:00:00Z")));
  await jobs.stop();
  await db.close();
}

async function run(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const into = (ownerUrl: string, more: Partial<Parameters<typeof restore>[0]> = {}) =>
  restore({
    ownerUrl,
    file,
    keyId: "aaaa1111",
    appPassword,
    migrations: "migrations",
    workers,
    log,
    ...more,
  });

const linesOf = (path: string): string[] =>
  gunzipSync(readFileSync(path)).toString().trimEnd().split("\n").sort();

test("a restored database holds exactly what the backup was made of", async () => {
  const target = await newDatabase();
  const end = await into(target);
  expect(end).toMatchObject({ jobs: 1 });
  expect(end.rows).toBeGreaterThan(1200);
  const again = join(room, "again.gz");
  await backup({ ownerUrl: target, file: again, keyId: "aaaa1111", now });
  expect(linesOf(again)).toEqual(linesOf(file));
});

test("a restored database goes on: numbers continue, references and isolation hold", async () => {
  const target = await newDatabase();
  await into(target);
  const next = await run(
    target,
    "insert into event (workspace_id, id, name, subject_id, data, actor, happened_at) values ('w1', 'x', 'n', 's', '{}', 'a', now()) returning seq::int",
  );
  expect(next.rows[0].seq).toBe(1201);
  const count =
    "select count(*)::int as n from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('public', 'identity')";
  expect((await run(target, count)).rows).toEqual((await run(source, count)).rows);
  const open = await run(
    target,
    "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity",
  );
  expect(open.rows[0].n).toBe(
    (
      await run(
        source,
        "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity",
      )
    ).rows[0].n,
  );
});

test("the file is for its owner only and an existing one is never replaced", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backup({ ownerUrl: source, file, keyId: "aaaa1111", now })).rejects.toThrow(/exists already/);
});

test("a database that is not empty is left alone", async () => {
  await expect(into(source)).rejects.toThrow("The database is not empty: restore only into a new one");
});

test("another SECRET_KEY is named before anything is written", async () => {
  await expect(into(await newDatabase(), { keyId: "bbbb2222" })).rejects.toThrow(
    /made with another SECRET_KEY \(aaaa1111/,
  );
});

test.each<[string, (lines: string[]) => string[], RegExp]>([
  ["of which the end is missing", (lines) => lines.slice(0, -1), /not whole/],
  [
    "of which a row is missing",
    (lines) =>
      lines.toSpliced(
        lines.findIndex((line) => line.startsWith("R")),
        1,
      ),
    /not whole/,
  ],
  [
    "made by a newer Ripplecast",
    ([head, ...rest]) => [head?.replace('"0001_', '"9001_') ?? "", ...rest],
    /newer Ripplecast/,
  ],
])("a backup %s is refused and leaves no rows", async (_how, change, message) => {
  const broken = join(room, `${newId()}.gz`);
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  writeFileSync(broken, gzipSync(`${change(lines).join("\n")}\n`));
  const target = await newDatabase();
  const error = await into(target, { file: broken }).catch((reason) => reason);
  expect(error).toBeInstanceOf(BackupError);
  expect(error.message).toMatch(message);
  expect(await tablesOf(target)).toEqual([]);
  await into(target);
  expect((await run(target, "select from event")).rowCount).toBe(1200);
});

test("a restore whose last step fails leaves an empty database, into which the next try restores", async () => {
  const target = await newDatabase();
  const nobodyWorks = { workers: [] };
  await expect(into(target, nobodyWorks)).rejects.toThrow(/count-sheep/);
  expect(await tablesOf(target)).toEqual([]);
  await into(target);
  const again = join(room, `${newId()}.gz`);
  await backup({ ownerUrl: target, file: again, keyId: "aaaa1111", now });
  expect(linesOf(again)).toEqual(linesOf(file));
});

test("a restore that was killed between its steps is not started on, and is done anew by the next try", async () => {
  const target = await newDatabase();
  await into(target);
  expect(await isHalfRestored(target)).toBe(false);
  // As it stands after the rows were committed, before the pending work was.
  await run(target, "insert into ripplecast.meta values ('restoring', ''); delete from pgboss.job");
  const config = readConfig({ DATABASE_URL: target, SECRET_KEY: "a secret key that only the tests know" });
  await expect(openDatabase(config, config.secretKey ?? "", log)).rejects.toThrow(/was interrupted/);
  await into(target);
  expect(await isHalfRestored(target)).toBe(false);
  expect((await run(target, "select from pgboss.job where name = 'count-sheep'")).rowCount).toBe(1);
});

test("a database that is in use is not emptied by a restore that is refused", async () => {
  await expect(into(source)).rejects.toThrow(/not empty/);
  expect((await run(source, "select from event")).rowCount).toBe(1200);
});

const tablesOf = async (url: string) =>
  (
    await run(
      url,
      "select tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    )
  ).rows;

test("something else than a backup is refused in one line", async () => {
  await expect(into(await newDatabase(), { file: "package.json" })).rejects.toThrow(
    /is no backup of Ripplecast/,
  );
  await expect(into(await newDatabase(), { file: join(room, "none") })).rejects.toThrow(/cannot be read/);
});
