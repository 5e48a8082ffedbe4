import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres.ts";
import { stopEmbeddedPostgres } from "./stop-embedded-postgres.ts";

// mkdtemp makes folders of mode 0700: every test here also shows that the server runs below one.
const room = mkdtempSync(join(tmpdir(), "ripplecast-embedded-"));
const running: { stop(): Promise<void> }[] = [];
const log = { info() {}, warn() {} };

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

let folders = 0;
function newFolder(): string {
  folders += 1;
  const folder = join(room, String(folders));
  mkdirSync(folder);
  running.push({ stop: () => stopEmbeddedPostgres(folder) });
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log });
  running.unshift(server);
  return server;
}

/** A process of its own that starts the server and then waits to be killed. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "start-embedded-postgres.ts"))};
    const log = { info() {}, warn() {} };
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log });
    console.log("started");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test("the first start makes a durable database and an owner who is no superuser", async () => {
  const dataDir = newFolder();
  const { url, adopted } = await start(dataDir);
  expect(adopted).toBe(false);
  const [role] = await query(url.owner, "select * from pg_roles where rolname = current_user");
  expect(role).toMatchObject({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: true,
    rolcreatedb: false,
  });
  const settings = await query(
    url.owner,
    "select name || '=' || setting as line from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding', 'listen_addresses') order by 1",
  );
  expect(settings.map((row) => row.line)).toEqual([
    "data_checksums=on",
    "fsync=on",
    "full_page_writes=on",
    "listen_addresses=127.0.0.1",
    "server_encoding=UTF8",
    "synchronous_commit=on",
  ]);
  expect(statSync(join(dataDir, "postgres/data/ripplecast-passwords.json")).mode & 0o777).toBe(0o600);
  await expect(query(url.owner.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow(/password/);
});

test("a server that survived our kill -9 is taken over with everything committed", async () => {
  const dataDir = newFolder();
  const first = await startElsewhere(dataDir);
  const pidOf = () => readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0];
  const pid = pidOf();
  first.kill("SIGKILL");
  await once(first, "exit");
  const { adopted, url } = await start(dataDir);
  expect(adopted).toBe(true);
  expect(pidOf()).toBe(pid);
  await query(url.owner, "create table kept as select 1 as number");
  expect(await query(url.owner, "select number from kept")).toEqual([{ number: 1 }]);
});

test("a second start on the same folder is refused in one line that names the folder and the process", async () => {
  const dataDir = newFolder();
  const first = await startElsewhere(dataDir);
  const error = await start(dataDir).catch((reason: Error) => reason);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toMatch(
    new RegExp(`^DATA_DIR ${dataDir} is in use by another Ripplecast \\(process ${first.pid}\\)`),
  );
  expect((error as Error).message).not.toContain("\n");
  first.kill("SIGKILL");
  await once(first, "exit");
});

test("two folders have two servers side by side", async () => {
  const [one, two] = await Promise.all([start(newFolder()), start(newFolder())]);
  await query(one.url.owner, "create table only_here ()");
  await expect(query(two.url.owner, "select from only_here")).rejects.toThrow(/does not exist/);
});

test("stopping ends the server, and the next start finds its data and its address", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await query(first.url.owner, "create table kept as select 2 as number");
  await first.stop();
  await expect(query(first.url.owner, "select 1")).rejects.toThrow(/ECONNREFUSED/);
  const second = await start(dataDir);
  expect(second.url.owner).toBe(first.url.owner);
  expect(await query(second.url.owner, "select number from kept")).toEqual([{ number: 2 }]);
});

test("a pid file that now names another living process does not keep the server from starting", async () => {
  const dataDir = newFolder();
  const { stop } = await start(dataDir);
  await stop();
  const pidFile = join(dataDir, "postgres/data/postmaster.pid");
  writeFileSync(pidFile, `${process.ppid}\n${join(dataDir, "postgres/data")}\n0\n1\n\n127.0.0.1\n\nready\n`);
  expect(await query((await start(dataDir)).url.owner, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("when somebody took the port meanwhile, another one is used", async () => {
  const dataDir = newFolder();
  await (await start(dataDir)).stop();
  const portFile = join(dataDir, "postgres/port");
  const port = Number(readFileSync(portFile, "utf8"));
  const squatter = createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  try {
    const { url } = await start(dataDir);
    expect(Number(new URL(url.owner).port)).not.toBe(port);
    expect(await query(url.owner, "select 1 as one")).toEqual([{ one: 1 }]);
  } finally {
    squatter.close();
  }
});

test("a server killed under us comes back at the same address with everything committed", async () => {
  const dataDir = newFolder();
  const { url } = await start(dataDir);
  await query(url.owner, "create table kept as select 3 as number");
  const pid = Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await vi.waitFor(
    async () => expect(await query(url.owner, "select number from kept")).toEqual([{ number: 3 }]),
    { timeout: 15_000, interval: 100 },
  );
});

test("lost passwords are said, not guessed around", async () => {
  const dataDir = newFolder();
  await (await start(dataDir)).stop();
  rmSync(join(dataDir, "postgres/data/ripplecast-passwords.json"));
  await expect(start(dataDir)).rejects.toThrow(/ripplecast-passwords.json is missing or damaged: restore it/);
});
