import { expect, test } from "vitest";
import type { Verdict } from "./channel.ts";
import { retryAfterSeconds, verdictOfHttp } from "./http-verdict.ts";

const now = new Date("2026-11-23T09:00:00Z");
const answer = (status: number, headers = {}) =>
  verdictOfHttp({ status, ok: status >= 200 && status < 300, headers, text: "says" }, now);

test.for<[number, Partial<Verdict>]>([
  [200, { sent: true }],
  [204, { sent: true }],
  [302, { sent: false, retry: "never" }],
  [400, { sent: false, retry: "never" }],
  [404, { sent: false, retry: "never" }],
  [410, { sent: false, retry: "never", suppressAddress: true }],
  [408, { sent: false, retry: "later" }],
  [429, { sent: false, retry: "later" }],
  [500, { sent: false, retry: "later" }],
  [502, { sent: false, retry: "later" }],
  [504, { sent: false, retry: "later" }],
])("HTTP %i", ([status, expected]) => {
  expect(answer(status)).toMatchObject(expected);
});

test.for<[string | undefined, number | null]>([
  ["120", 120],
  ["Mon, 23 Nov 2026 09:02:00 GMT", 120],
  ["Mon, 23 Nov 2026 08:00:00 GMT", 0],
  ["soon", null],
  [undefined, null],
])("Retry-After: %s is %s seconds", ([header, expected]) => {
  expect(retryAfterSeconds(header, now)).toBe(expected);
});
