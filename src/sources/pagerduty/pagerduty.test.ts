import { describe, expect, test } from "vitest";
import { pagerduty } from "./index.ts";

const { enqueue, change } = pagerduty.entries as Record<
  "enqueue" | "change",
  (typeof pagerduty.entries)[string]
>;
const received = { receipt: "made-for-it", settings: {} };
const key = "0123456789abcdefghijklmnopqrstuv";
const payload = { summary: "Disk full", source: "db-1", severity: "critical" };
const trigger = { routing_key: key, event_action: "trigger", payload };

const errorsOf = (body: unknown, entry = enqueue) => {
  const reading = entry.read(body, received);
  return reading.ok ? [] : reading.errors;
};

describe("errors are said in PagerDuty's words", () => {
  test.each<[string, unknown, string[]]>([
    ["nothing sent", {}, ["'routing_key' cannot be blank", "'event_action' is missing or blank"]],
    [
      "short key",
      { ...trigger, routing_key: "short" },
      ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    ],
    [
      "key of a wrong kind",
      { ...trigger, routing_key: "e+23rschqsESqk9Q6_-g" },
      [
        "Length of 'routing_key' is incorrect (should be 32 characters)",
        "'routing_key' cannot contain non-alphanumeric characters.",
      ],
    ],
    ["no payload", { ...trigger, payload: undefined }, ["'payload' is missing or blank"]],
    [
      "no severity",
      { ...trigger, payload: { ...payload, severity: "" } },
      ["'payload.severity' is missing or blank"],
    ],
    [
      "no source",
      { ...trigger, payload: { ...payload, source: " " } },
      ["'payload.source' is missing or blank"],
    ],
    [
      "unknown severity",
      { ...trigger, payload: { ...payload, severity: "CRITICAL" } },
      [
        "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')",
      ],
    ],
    [
      "long summary",
      { ...trigger, payload: { ...payload, summary: "x".repeat(1025) } },
      ["Length of 'payload.summary' is incorrect (should be at most 1024 characters)"],
    ],
    [
      "long deduplication key",
      { ...trigger, dedup_key: "x".repeat(256) },
      ["Length of 'dedup_key' is incorrect (should be at most 255 characters)"],
    ],
    [
      "resolve of nothing",
      { routing_key: key, event_action: "resolve" },
      ["'dedup_key' is missing or blank"],
    ],
    [
      "unknown action",
      { ...trigger, event_action: "close" },
      ["'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')"],
    ],
    [
      "details as text",
      { ...trigger, payload: { ...payload, custom_details: "x" } },
      ["'payload.custom_details' is invalid (must be an object)"],
    ],
    [
      "insecure image",
      { ...trigger, images: [{ src: "http://x" }] },
      ["'images.0.src' is invalid (must be an https address)"],
    ],
    ["link to nowhere", { ...trigger, links: [{ text: "x" }] }, ["'links.0.href' is missing or blank"]],
    ["not an object", [trigger], ["Event is not a JSON object"]],
  ])("%s", (_, body, errors) => {
    expect(errorsOf(body)).toEqual(errors);
  });

  test("a change event needs a summary", () => {
    expect(errorsOf({ routing_key: key, payload: {} }, change)).toEqual([
      "'payload.summary' is missing or blank",
    ]);
  });
});

test("a trigger without a key is given one, and is read with it", () => {
  expect(enqueue.receipt(trigger)).toMatch(/^[0-9a-f]{32}$/);
  expect(enqueue.receipt({ ...trigger, dedup_key: "disk" })).toBe("disk");
  expect(enqueue.read(trigger, received)).toMatchObject({ events: [{ dedupKey: "made-for-it" }] });
});

test("empty optional values count as left out", () => {
  const body = { ...trigger, dedup_key: null, links: null, images: null, client: null };
  expect(enqueue.read(body, received)).toMatchObject({
    ok: true,
    events: [{ links: [], images: [], client: null }],
  });
});
