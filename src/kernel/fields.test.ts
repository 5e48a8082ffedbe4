import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type Fields,
  openSettings,
  presentSettings,
  type Settings,
  sealSettings,
  settingsSchema,
} from "./fields.ts";
import { createSecrets } from "./secrets.ts";

const fields = {
  server: { kind: "url", label: "Server" },
  token: { kind: "secret", label: "Token", optional: true },
  mail: { kind: "text", label: "Mail", format: "email" },
  priority: { kind: "choice", label: "Priority", options: ["low", "high"] },
  port: { kind: "number", label: "Port", min: 1, max: 65_535, optional: true },
  tls: { kind: "boolean", label: "TLS", optional: true },
} as const satisfies Fields;

const good = { server: "https://example.com", mail: "ana@example.com", priority: "low" } as const;
const schema = settingsSchema(fields);

test("settings have the types that their fields say", () => {
  expectTypeOf<Settings<typeof fields>["priority"]>().toEqualTypeOf<"low" | "high">();
  expectTypeOf<Settings<typeof fields>["port"]>().toEqualTypeOf<number | undefined>();
  expect(schema.parse({ ...good, port: 25 })).toEqual({ ...good, port: 25 });
});

describe("refused", () => {
  test.for<[string, Record<string, unknown>]>([
    ["a missing value", { server: undefined }],
    ["an empty value", { priority: "" }],
    ["another scheme", { server: "file:///etc/passwd" }],
    ["a choice that is not offered", { priority: "urgent" }],
    ["a number out of range", { port: 0 }],
    ["not an address", { mail: "ana at example" }],
    ["a second line", { token: "abc\r\nBcc: eve@example.com" }],
    ["a setting that nobody asked for", { colour: "red" }],
  ])("%s", ([, change]) => {
    expect(schema.safeParse({ ...good, ...change }).success).toBe(false);
  });
});

test("an empty optional value counts as left out", () => {
  expect(schema.parse({ ...good, token: "" })).toEqual(good);
});

test("secrets are stored encrypted and shown only as being set", () => {
  const secrets = createSecrets("a secret key that only this test knows");
  const settings = { ...good, token: "hunter2" };
  const stored = sealSettings(fields, settings, secrets);
  expect(JSON.stringify(stored)).not.toContain("hunter2");
  expect(openSettings(fields, stored, secrets)).toEqual(settings);
  expect(presentSettings(fields, stored)).toEqual({ ...good, token: true });
});
