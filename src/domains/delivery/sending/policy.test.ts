import { describe, expect, test } from "vitest";
import { minutes, seconds } from "#kernel/clock";
import { urgencies } from "../purpose.ts";
import { afterAttempt, retryPolicies } from "./policy.ts";
import { hiddenValues, redact } from "./redact.ts";

const now = new Date("2026-11-23T09:00:00Z");
const later = { sent: false, retry: "later", reason: "busy" } as const;

test.for<[number, number | undefined, number | "failed"]>([
  [1, undefined, seconds(2)],
  [2, undefined, seconds(5)],
  [8, undefined, minutes(5)],
  [9, undefined, "failed"],
  [1, 60, seconds(60)],
  [1, 1, seconds(2)],
  [1, 999_999, minutes(60)],
])("urgent, attempt %i, asked to wait %s s", ([attempts, retryAfterSeconds, expected]) => {
  const next = afterAttempt(
    "urgent",
    attempts,
    { ...later, ...(retryAfterSeconds && { retryAfterSeconds }) },
    now,
  );
  expect(next.state === "queued" ? next.nextAttemptAt.getTime() - now.getTime() : next.state).toBe(expected);
});

test.each(urgencies)("%s: waits never get shorter", (urgency) => {
  const { waitsMs } = retryPolicies[urgency];
  expect([...waitsMs].sort((a, b) => a - b)).toEqual([...waitsMs]);
});

test("a final refusal ends it at once and keeps the reason", () => {
  const refused = { sent: false, retry: "never", reason: "no such user", suppressAddress: true } as const;
  expect(afterAttempt("bulk", 1, refused, now)).toEqual({
    state: "failed",
    says: "no such user",
    suppressAddress: true,
  });
});

describe("what a provider said is kept without", () => {
  test.for<[string, string, string[], string]>([
    ["the address", "550 <ana@example.com> unknown", ["ana@example.com"], "550 <…> unknown"],
    ["a secret", "token xoxb-123 is invalid", ["xoxb-123"], "token … is invalid"],
    ["line breaks", "no\r\nway\u0000 out", [], "no way out"],
    ["values too short to mean anything", "a b c", ["a"], "a b c"],
  ])("%s", ([, says, hidden, expected]) => {
    expect(redact(says, hidden)).toBe(expected);
  });
});

test("every form of a secret address is hidden", () => {
  const account = { smtpUrl: "smtp://user:p%2Fword@mail.example.com/" };
  const hidden = hiddenValues({ smtpUrl: { kind: "secret", label: "Server" } }, account, {
    webhookUrl: "https://hooks.example/services/T0/s3cret",
  });
  expect(redact("p/word p%2Fword /services/T0/s3cret", hidden)).toBe("… … …");
});
