import { expect, test } from "vitest";
import { createSecrets } from "./secrets.ts";

const secrets = createSecrets("a key for this test that is long enough");
const now = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-11-23T10:00:00Z");

test("what was sealed opens again, and only with the same key", () => {
  const sealed = secrets.seal("hooks.example/T000/secret");
  expect(sealed).not.toContain("secret");
  expect(secrets.open(sealed)).toBe("hooks.example/T000/secret");
  expect(() => createSecrets("another key of sufficient length!").open(sealed)).toThrow("another key");
});

test("a sealed value that was changed does not open", () => {
  const sealed = secrets.seal("plain");
  const flipped = sealed.slice(0, -2) + (sealed.endsWith("A") ? "BB" : "AA");
  expect(() => secrets.open(flipped)).toThrow();
});

test("a link is read back for its purpose until it expires", () => {
  const token = secrets.signLink("acknowledge", { notification: "abc" }, later);
  expect(secrets.readLink("acknowledge", token, now)).toEqual({
    ok: true,
    payload: { notification: "abc" },
    expiresAt: later,
  });
  expect(secrets.readLink("resolve", token, now)).toEqual({ ok: false, why: "bad" });
  expect(secrets.readLink("acknowledge", token, later)).toEqual({ ok: false, why: "expired" });
});

test("a link without expiry stays good", () => {
  const token = secrets.signLink("unsubscribe", { subscriber: "abc" });
  expect(secrets.readLink("unsubscribe", token, new Date("2099-01-01"))).toMatchObject({
    ok: true,
    expiresAt: null,
  });
});

test.each(["", "a.b", "a.b.c.d.e", "....", "x.0.e30.AAAA"])("the forged link %j is bad", (token) => {
  expect(secrets.readLink("acknowledge", token, now)).toEqual({ ok: false, why: "bad" });
});

test("moving a link's expiry breaks its signature", () => {
  const [keyId, , body, signature] = secrets.signLink("acknowledge", { n: "1" }, now).split(".");
  const longer = Math.floor(later.getTime() / 1000).toString(36);
  expect(secrets.readLink("acknowledge", `${keyId}.${longer}.${body}.${signature}`, now)).toEqual({
    ok: false,
    why: "bad",
  });
});

test("keyed hashes differ by purpose and by key", () => {
  expect(secrets.keyedHash("routing-key", "k")).toBe(secrets.keyedHash("routing-key", "k"));
  expect(secrets.keyedHash("routing-key", "k")).not.toBe(secrets.keyedHash("address", "k"));
});
