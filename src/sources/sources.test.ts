import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "./index.ts";

const samples: Record<string, unknown[]> = {
  "pagerduty enqueue": [
    {
      routing_key: "a".repeat(32),
      event_action: "trigger",
      dedup_key: "srv01/HTTP",
      payload: {
        summary: "Example alert on host1.example.com",
        timestamp: "2015-07-17T08:42:58.315+0000",
        source: "monitoringtool:cloudvendor",
        severity: "info",
        component: "postgres",
        group: "prod-datapipe",
        class: "deploy",
        custom_details: { "ping time": "1500ms", "load avg": 0.75 },
      },
      images: [{ src: "https://example.com/logo.png", href: "https://example.com/", alt: "Example text" }],
      links: [{ href: "https://example.com/", text: "Link text" }],
      client: "Sample Monitoring Service",
      client_url: "https://monitoring.example.com",
    },
    { routing_key: "b".repeat(32), event_action: "acknowledge", dedup_key: "srv01/HTTP" },
    { routing_key: "b".repeat(32), event_action: "resolve", dedup_key: "srv01/HTTP" },
  ],
  "pagerduty change": [
    {
      routing_key: "c".repeat(32),
      payload: { summary: "Build succeeded", source: "acme-build", timestamp: "2020-07-17T08:42:58Z" },
      links: [{ href: "https://acme.example/build/2", text: "View build" }],
    },
  ],
  "alertmanager webhook": [
    {
      version: "4",
      groupKey: '{}:{alertname="InstanceDown"}',
      truncatedAlerts: 0,
      status: "firing",
      receiver: "combo",
      groupLabels: { alertname: "InstanceDown" },
      commonLabels: { job: "node" },
      commonAnnotations: {},
      externalURL: "http://alertmanager:9093",
      notification_reason: "first",
      alerts: [
        {
          status: "firing",
          labels: { alertname: "InstanceDown", instance: "localhost:8081" },
          annotations: { title: "Instance localhost:8081 down" },
          startsAt: "2023-06-12T08:24:38.326Z",
          endsAt: "0001-01-01T00:00:00Z",
          generatorURL: "",
          fingerprint: "f404ecabc8dd5cd7",
        },
      ],
    },
  ],
};

/** Values that break rules: other types, blanks, lengths at and around the limits. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    "",
    " ",
    "\n",
    0,
    -1.5,
    true,
    [],
    {},
    [[]],
    [null],
    "trigger",
    "TRIGGER",
    "acknowledge",
    "resolve",
    "critical",
    "none",
    "http://x",
    "https://x",
    "https://x y",
    "a".repeat(31),
    "a".repeat(32),
    `${"a".repeat(31)}-`,
    "é".repeat(32),
    "x".repeat(255),
    "x".repeat(256),
    "x".repeat(1024),
    "x".repeat(1025),
    "😀".repeat(512),
    "😀".repeat(513),
  ),
  fc.jsonValue(),
);

type Path = (string | number)[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))];
}

/** The sample with one place replaced, as JSON would deliver it. */
function withChange(sample: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(sample) ? [...sample] : { ...(sample as object) }) as Record<string, unknown>;
  copy[key] = withChange(copy[key], rest, value);
  return copy;
}

const bodiesLike = (sample: unknown) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(sample)), odd), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((body, [path, value]) => safely(body, path, value), sample))
    .map((body) => JSON.parse(JSON.stringify(body) ?? "null"));

const safely = (body: unknown, path: Path, value: unknown): unknown => {
  try {
    return withChange(body, path, value);
  } catch {
    return value;
  }
};

test("every source folder is listed", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(sources.map((source) => source.kind).sort()).toEqual(folders.map((folder) => folder.name).sort());
});

const entries = sources.flatMap((source) =>
  Object.entries(source.entries).map(([name, entry]) => ({ name: `${source.kind} ${name}`, source, entry })),
);

describe.each(entries)("$name keeps the promise of a source", ({ name, source, entry }) => {
  const received = { receipt: "receipt", settings: {} };

  test.each(samples[name] ?? [])("takes the documented shape %#", (sample) => {
    expect(entry.accepts(sample)).toBe(true);
    expect(entry.read(sample, received)).toMatchObject({ ok: true });
  });

  test("has a documented shape to be tested with", () => {
    expect(samples[name]?.length).toBeGreaterThan(0);
  });

  test("the quick check says exactly what the full check says", () => {
    const bodies = fc.oneof(odd, ...(samples[name] ?? []).map(bodiesLike));
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(bodies, (body) => {
        const reading = entry.read(body, received);
        seen[reading.ok ? "accepted" : "refused"]++;
        expect(entry.accepts(body)).toBe(reading.ok);
        if (!reading.ok) expect(reading.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(50);
  });

  test("reads the same events twice", () => {
    for (const sample of samples[name] ?? [])
      expect(entry.read(sample, received)).toEqual(entry.read(structuredClone(sample), received));
  });

  test("tells where to point the monitor", () => {
    const setup = source.setup({ publicUrl: "https://ripple.example", key: "k".repeat(32) });
    expect(setup.url).toMatch(/^https:\/\/ripple\.example\//);
    expect(setup.url).not.toContain("kkkk");
    expect(setup.example).toContain("k".repeat(32));
  });
});
