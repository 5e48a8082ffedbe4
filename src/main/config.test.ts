import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { settingsDoc } from "../../scripts/settings-doc.ts";
import { ConfigError, type Env, publicUrlWarning, readConfig } from "./config.ts";
import { secretKeyFor } from "./secret-key.ts";

const folder = mkdtempSync(join(tmpdir(), "ripplecast-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = "0123456789abcdef0123456789abcdef";

test("an empty environment is a whole configuration on the embedded database", () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: "127.0.0.1",
    publicUrl: "http://127.0.0.1:8080",
    dataDir: "./data",
    embedded: true,
    role: "all",
    outboundAllow: [],
  });
});

test.each<[string, Env, string]>([
  ["no number", { PORT: "http" }, 'PORT must be a whole number from 0 to 65535, not "http"'],
  ["too high", { PORT: "65536" }, 'PORT must be a whole number from 0 to 65535, not "65536"'],
  ["negative", { PORT: "-1" }, 'PORT must be a whole number from 0 to 65535, not "-1"'],
  ["no scheme", { PUBLIC_URL: "status.example.com" }, "PUBLIC_URL must be an address"],
  ["wrong scheme", { DATABASE_URL: "mysql://a/b" }, "DATABASE_URL must be an address"],
  ["wrong scheme", { SMTP_URL: "https://mail" }, "SMTP_URL must be an address"],
  ["unknown word", { ROLE: "everything" }, 'ROLE must be one of all, web, worker, not "everything"'],
  ["unknown word", { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of"],
  ["no address", { MAIL_FROM: "Ripplecast" }, "MAIL_FROM must be a mail address"],
  ["header injection", { MAIL_FROM: "a@b.c\r\nBcc: d@e.f" }, "MAIL_FROM must be a mail address"],
  ["short", { SECRET_KEY: "short" }, "SECRET_KEY must be at least 32 characters"],
  [
    "31 characters",
    { BOOTSTRAP_ROUTING_KEY: KEY.slice(1) },
    "BOOTSTRAP_ROUTING_KEY must be 32 letters and digits",
  ],
  [
    "33 characters",
    { BOOTSTRAP_ROUTING_KEY: `${KEY}0` },
    "BOOTSTRAP_ROUTING_KEY must be 32 letters and digits",
  ],
  ["no address", { BOOTSTRAP_ADMIN_EMAIL: "admin" }, "BOOTSTRAP_ADMIN_EMAIL must be a mail address"],
  ["bad range", { OUTBOUND_ALLOW: "10.0.0.0/33" }, "OUTBOUND_ALLOW must be host names"],
  ["bad address", { OUTBOUND_ALLOW: "hooks.internal, 10.0.0.300" }, "OUTBOUND_ALLOW must be host names"],
  ["no key", { DATABASE_URL: "postgres://db/ripplecast" }, "SECRET_KEY is required beside DATABASE_URL"],
  ["alone", { DATABASE_DIRECT_URL: "postgres://db/a" }, "DATABASE_DIRECT_URL needs DATABASE_URL"],
])("a wrong setting is named in one line: %s %o", (_why, env, message) => {
  const error = failure(env);
  expect(error.message).toContain(message);
  expect(error.message).not.toContain("\n");
});

function failure(env: Env): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("should have been refused");
}

test("a wrong secret is named but not shown", () => {
  expect(failure({ SMTP_URL: "user:hunter2@mail" }).message).not.toContain("hunter2");
});

test("a secret can be read from a file, and only from one place", () => {
  const file = join(folder, "key");
  writeFileSync(file, `${KEY}\n`);
  const database = { DATABASE_URL: "postgres://db/ripplecast" };
  expect(readConfig({ ...database, SECRET_KEY_FILE: file })).toMatchObject({
    secretKey: KEY,
    embedded: false,
  });
  expect(failure({ ...database, SECRET_KEY_FILE: file, SECRET_KEY: KEY }).message).toContain("both set");
  expect(failure({ ...database, SECRET_KEY_FILE: `${file}.none` }).message).toMatch(
    /^SECRET_KEY_FILE: cannot read/,
  );
});

test("what may be reached inside is a list of hosts, addresses and ranges", () => {
  const { outboundAllow } = readConfig({ OUTBOUND_ALLOW: "hooks.internal, 10.1.2.3,fd00::/8" });
  expect(outboundAllow).toEqual(["hooks.internal", "10.1.2.3", "fd00::/8"]);
});

test.each([
  [{ PORT: "9000" }, "http://127.0.0.1:9000", true],
  [{ HOST: "0.0.0.0" }, "http://127.0.0.1:8080", true],
  [{ HOST: "::1" }, "http://[::1]:8080", true],
  [{ PUBLIC_URL: "http://localhost:3000/" }, "http://localhost:3000", true],
  [{ PUBLIC_URL: "https://status.example.com/" }, "https://status.example.com", false],
  [{ HOST: "10.0.0.5" }, "http://10.0.0.5:8080", false],
])("links that would be dead from outside are warned about: %o", (env, publicUrl, warned) => {
  const config = readConfig(env);
  expect(config.publicUrl).toBe(publicUrl);
  expect(publicUrlWarning(config) !== undefined).toBe(warned);
});

test("the embedded installation makes its secret key once and keeps it private", () => {
  const dataDir = join(folder, "data");
  const made = secretKeyFor({ secretKey: undefined, dataDir });
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(secretKeyFor({ secretKey: undefined, dataDir })).toBe(made);
  expect(secretKeyFor({ secretKey: KEY, dataDir })).toBe(KEY);
  expect(statSync(join(dataDir, "secret-key")).mode & 0o777).toBe(0o600);
  writeFileSync(join(dataDir, "secret-key"), "");
  expect(() => secretKeyFor({ secretKey: undefined, dataDir })).toThrow(ConfigError);
});

test("docs/settings.md says what config.ts says", () => {
  expect(readFileSync("docs/settings.md", "utf8")).toBe(settingsDoc());
});
