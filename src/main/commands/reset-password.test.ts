import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { migrate } from "#kernel/db/migrate";
import { newId } from "#kernel/ids";
import { createSecrets } from "#kernel/secrets";
import { readConfig } from "../config.ts";
import { migrationsFolder } from "../database.ts";
import { printResetLink } from "./reset-password.ts";

const SECRET_KEY = "a secret key of an installation without any mail";
const name = `ripplecast_reset_${newId()}`;
const { serverUrl } = inject("database");
const admin = new pg.Client({ connectionString: serverUrl });
const ownerUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
const owner = new pg.Client({ connectionString: ownerUrl });
const config = readConfig({ DATABASE_URL: ownerUrl, SECRET_KEY, PUBLIC_URL: "http://ripplecast.test" });

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  const password = createSecrets(SECRET_KEY).derive("database-app-role").toString("base64url");
  await migrate(ownerUrl, password, migrationsFolder());
  await owner.connect();
  await owner.query(
    `insert into identity."user" (id, name, email, created_at, updated_at)
     values ('ana', 'Ana', 'ana@example.test', now(), now())`,
  );
});
afterAll(async () => {
  await owner.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.query(`drop role if exists ${name}_app`);
  await admin.end();
});

/** What the command prints, and its exit code. */
async function run(...rest: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const take = (text: unknown) => said.push(String(text)) > 0;
  const spies = [process.stdout, process.stderr].map((out) =>
    vi.spyOn(out, "write").mockImplementation(take),
  );
  try {
    return { code: await printResetLink(config, rest), said: said.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test("the command prints the link of a token that is kept for an hour", async () => {
  const { code, said } = await run("Ana@example.test");
  const token = /http:\/\/ripplecast\.test\/console\/reset-password#(\w+)\n/.exec(said)?.[1];
  const { rows } = await owner.query(
    `select identifier, value, expires_at between now() + interval '59 minutes' and now() + interval '61 minutes' as hour
       from identity.verification`,
  );
  expect([code, rows]).toEqual([0, [{ identifier: `reset-password:${token}`, value: "ana", hour: true }]]);
});

test("the command says what is missing or unknown", async () => {
  expect(await run()).toEqual({ code: 2, said: "Usage: ripplecast reset-password <email>\n" });
  expect(await run("ben@example.test")).toEqual({
    code: 1,
    said: "Nobody signs in with the address ben@example.test\n",
  });
});
