import { describe, expect, test } from "vitest";
import { alertmanager } from "./index.ts";

const webhook = alertmanager.entries.webhook as NonNullable<(typeof alertmanager.entries)[string]>;

const firing = {
  status: "firing",
  labels: { alertname: "InstanceDown", instance: "localhost:8081", severity: "page", job: "node" },
  annotations: { title: "Instance localhost:8081 down", runbook_url: "https://runbooks.example/down" },
  startsAt: "2023-06-12T08:24:38.326Z",
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "http://prometheus:9090/graph",
  fingerprint: "f404ecabc8dd5cd7",
};

const read = (alerts: unknown[], settings = {}) => {
  const reading = webhook.read({ version: "4", alerts }, { receipt: null, settings });
  if (!reading.ok) throw new Error(reading.errors.join());
  return reading.events;
};

test("each alert of a group is an event of its own, known by fingerprint and start", () => {
  const events = read([firing, { ...firing, status: "resolved", fingerprint: "other" }]);
  expect(events).toMatchObject([
    { what: "trigger", dedupKey: "f404ecabc8dd5cd7", episode: firing.startsAt, severity: "critical" },
    { what: "resolve", dedupKey: "other", episode: firing.startsAt },
  ]);
  expect(events[0]).toMatchObject({
    summary: "Instance localhost:8081 down",
    origin: "localhost:8081",
    class: "InstanceDown",
    links: [
      { text: "Runbook", href: "https://runbooks.example/down" },
      { text: "Query", href: "http://prometheus:9090/graph" },
    ],
  });
});

test("a group without alerts is fine and is no event", () => {
  expect(read([])).toEqual([]);
});

test("fields that this release does not know yet are no reason to lose an alert", () => {
  const body = { version: "5", routeLabels: {}, alerts: [{ ...firing, novelty: [1] }] };
  expect(webhook.accepts(body)).toBe(true);
});

describe("severity", () => {
  test.each([
    ["critical", "critical"],
    ["Warning", "warning"],
    ["none", "info"],
    ["constructor", "error"],
    [undefined, "error"],
  ])("%s counts as %s", (label, severity) => {
    expect(read([{ ...firing, labels: { severity: label } }])[0]).toMatchObject({ severity });
  });

  test("may stand in another label", () => {
    const labels = { severity: "info", priority: "critical" };
    expect(read([{ ...firing, labels }], { severityLabel: "priority" })[0]).toMatchObject({
      severity: "critical",
    });
  });
});

test("without a fingerprint the labels decide, in whatever order", () => {
  const { fingerprint: _, ...bare } = firing;
  const keys = [
    { ...bare, labels: { a: "1", b: "2" } },
    { ...bare, labels: { b: "2", a: "1" } },
    { ...bare, labels: { a: "1", b: "3" } },
  ].map((alert) => (read([alert])[0] as { dedupKey: string }).dedupKey);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).not.toBe(keys[2]);
});

test("an alert without words is named after itself", () => {
  expect(read([{ ...firing, annotations: {} }])[0]).toMatchObject({
    summary: "InstanceDown on localhost:8081",
  });
});
