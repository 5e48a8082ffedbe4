import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { newId } from "#kernel/ids";
import { startMailServer } from "../../../test/world/smtp.ts";
import { readConfig } from "../config.ts";
import { examine } from "./doctor.ts";
import { type Finding, findingLine } from "./finding.ts";
import {
  judgeAppRole,
  judgeClock,
  judgeConnections,
  judgeDisk,
  judgeDurability,
  judgeIsolation,
  judgeMail,
  judgePublicUrl,
  judgeSchema,
  judgeVersion,
} from "./judgements.ts";

const role = { name: "app", superuser: false, bypassesRowSecurity: false, ownsTables: false };
const GIB = 1024 ** 3;

test.each<[Finding["verdict"], RegExp, Finding]>([
  ["ok", /18\.4/, judgeVersion(180_004)],
  ["ok", /15\.0/, judgeVersion(150_000)],
  ["fail", /14\.22 is too old/, judgeVersion(140_022)],
  ["ok", /up to date/, judgeSchema([], [])],
  ["warn", /0007/, judgeSchema(["0007_incidents.sql"], [])],
  ["fail", /newer than this program/, judgeSchema([], ["0099_future.sql"])],
  ["ok", /bound/, judgeAppRole(role)],
  ["fail", /superuser and bypasses/, judgeAppRole({ ...role, superuser: true, bypassesRowSecurity: true })],
  ["fail", /owns tables/, judgeAppRole({ ...role, ownsTables: true })],
  ["fail", /no application role/, judgeAppRole(undefined)],
  ["ok", /all 60 tables/, judgeIsolation(60, [], [])],
  ["fail", /not forced on alert/, judgeIsolation(60, ["alert"], [])],
  ["fail", /person can be read/, judgeIsolation(60, [], ["person"])],
  ["fail", /no tables/, judgeIsolation(0, [], [])],
  ["ok", /on disk/, judgeDurability({ fsync: "on", synchronous_commit: "on", full_page_writes: "on" })],
  [
    "ok",
    /on disk/,
    judgeDurability({ fsync: "on", synchronous_commit: "remote_apply", full_page_writes: "on" }),
  ],
  ["fail", /synchronous_commit off/, judgeDurability({ fsync: "on", synchronous_commit: "off" })],
  ["ok", /10 of 100/, judgeConnections(10, 100)],
  ["warn", /80 of 100/, judgeConnections(80, 100)],
  ["ok", /agree/, judgeClock(-1_500)],
  ["warn", /5\.0 s/, judgeClock(-5_000)],
  ["fail", /31\.0 s/, judgeClock(31_000)],
  ["ok", /9\.0 GiB/, judgeDisk("data", 9 * GIB)],
  ["warn", /1\.0 GiB/, judgeDisk("data", GIB)],
  ["fail", /0\.1 GiB/, judgeDisk("data", GIB / 10)],
  ["warn", /only on this machine/, judgePublicUrl({ publicUrl: "http://127.0.0.1:8080" })],
  ["warn", /not encrypted/, judgePublicUrl({ publicUrl: "http://status.example.com" })],
  ["ok", /status/, judgePublicUrl({ publicUrl: "https://status.example.com" })],
  ["warn", /held/, judgeMail(false, undefined)],
  ["ok", /answers/, judgeMail(true, undefined)],
  ["fail", /refused/, judgeMail(true, "refused")],
])("%s: %s", (verdict, says, finding) => {
  expect(finding.verdict).toBe(verdict);
  expect(finding.says).toMatch(says);
  expect(findingLine(finding)).not.toContain("\n");
  expect(findingLine(finding).includes(" → ")).toBe(verdict !== "ok");
});

const { serverUrl, template } = inject("database");
const name = `ripplecast_doctor_${newId()}`;
const admin = new pg.Client({ connectionString: serverUrl });
const url = new URL(serverUrl);
url.pathname = `/${name}`;
const owner = new pg.Client({ connectionString: url.href });
beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

const look = async (env: Record<string, string> = {}): Promise<Map<string, Finding>> => {
  const config = readConfig({ DATABASE_URL: url.href, SECRET_KEY: "x".repeat(32), ...env });
  const findings = await examine(config, pino({ level: "silent" }));
  return new Map(findings.map((finding) => [finding.about, finding]));
};

test("an installation in order is found in order", async () => {
  const mail = await startMailServer();
  const found = await look({ PUBLIC_URL: "https://status.example.com", SMTP_URL: mail.url });
  await mail.stop();
  const verdicts = Object.fromEntries([...found].map(([about, { verdict }]) => [about, verdict]));
  // The tests' own server runs without syncing, which is exactly what must be noticed.
  expect(verdicts).toEqual({
    database: "ok",
    durability: process.env.TEST_DATABASE_URL ? "ok" : "fail",
    connections: expect.stringMatching(/ok|warn/),
    clock: "ok",
    schema: "ok",
    role: "ok",
    isolation: "ok",
    "public URL": "ok",
    mail: "ok",
  });
});

test("an installation that was never started is left as it is", async () => {
  const dataDir = join(tmpdir(), `ripplecast-doctor-${newId()}`);
  const config = readConfig({ DATA_DIR: dataDir });
  const [database] = await examine(config, pino({ level: "silent" }));
  expect(database).toMatchObject({ verdict: "warn", says: expect.stringContaining("not made yet") });
  expect(existsSync(dataDir)).toBe(false);
});

test("a table that lost its isolation is found by name", async () => {
  await owner.query("alter table public.person no force row level security");
  expect((await look()).get("isolation")).toMatchObject({
    verdict: "fail",
    says: expect.stringContaining("person"),
  });
  await owner.query("alter table public.person force row level security");
});

test("a policy that shows rows to everybody is found by trying", async () => {
  await owner.query(
    "insert into public.person (workspace_id, id, name, email, created_at, updated_at) values ('w', 'p', 'Ana', 'ana@example.com', now(), now())",
  );
  await owner.query("create policy too_much on public.person for select using (true)");
  expect((await look()).get("isolation")).toMatchObject({
    verdict: "fail",
    says: expect.stringContaining("person"),
  });
  await owner.query("drop policy too_much on public.person");
  expect((await look()).get("isolation")).toMatchObject({ verdict: "ok" });
});

test("what cannot be reached is said, without the password", async () => {
  const found = await look({ SMTP_URL: "smtp://ana:hunter2@127.0.0.1:1" });
  expect(found.get("mail")).toMatchObject({ verdict: "fail" });
  expect(JSON.stringify([...found])).not.toContain("hunter2");
  const nowhere = await look({ DATABASE_URL: "postgres://ana:hunter2@127.0.0.1:1/x" });
  expect(nowhere.get("database")).toMatchObject({
    verdict: "fail",
    says: expect.stringContaining("not reachable"),
  });
  expect(JSON.stringify([...nowhere])).not.toContain("hunter2");
});
