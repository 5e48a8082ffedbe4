import { describe, expect, test } from "vitest";
import type { SaidMessage, SaidPromise } from "../said.ts";
import { type MeasureInput, measure } from "./measure.ts";
import { openIntervals, severityMinutes } from "./severity-minutes.ts";
import { longestSilenceSeconds } from "./silence.ts";

const at = (clock: string) => new Date(`2026-11-23T${clock}:00Z`);

const said = (audienceId: string, ring: number, clock: string): SaidMessage => ({
  audienceId,
  audienceName: audienceId,
  ring,
  compartments: [],
  sentAt: at(clock),
  subject: "",
  body: "",
});

const promised = (audienceId: string, ring: number, outcome: SaidPromise["outcome"]): SaidPromise => ({
  audienceId,
  audienceName: audienceId,
  ring,
  dueAt: at("15:00"),
  outcome,
});

// Impact from 14:00, noticed 14:04, declared 14:06, cause known 14:40, over 15:10, resolved 15:30.
const incident = (more: Partial<MeasureInput> = {}): MeasureInput => ({
  startedAt: at("14:00"),
  detectedAt: at("14:04"),
  declaredAt: at("14:06"),
  identifiedAt: at("14:40"),
  fixedAt: at("15:10"),
  resolvedAt: at("15:30"),
  severity: "SEV1",
  severityChanges: [],
  closings: [],
  alerts: [
    { triggeredAt: at("14:04"), acknowledgedAt: at("14:09") },
    { triggeredAt: at("14:05"), acknowledgedAt: null },
  ],
  responders: 4,
  messages: [],
  promises: [],
  now: at("18:00"),
  ...more,
});

test("the moments of an incident, by hand", () => {
  expect(measure(incident())).toMatchObject({
    durationSeconds: 90 * 60,
    detectionSeconds: 4 * 60,
    declarationSeconds: 2 * 60,
    acknowledgementSeconds: 5 * 60,
    identificationSeconds: 36 * 60,
    mitigationSeconds: 66 * 60,
    severityMinutes: { SEV1: 84 },
    alerts: 2,
    responders: 4,
    audiences: [],
    promisesKept: 0,
    promisesMissed: 0,
    longestSilenceSeconds: null,
  });
});

test("what is not known is not made up", () => {
  expect(
    measure(incident({ identifiedAt: null, fixedAt: null, resolvedAt: null, alerts: [] })),
  ).toMatchObject({
    durationSeconds: 4 * 3600,
    acknowledgementSeconds: null,
    identificationSeconds: null,
    mitigationSeconds: null,
  });
  expect(measure(incident({ alerts: [{ triggeredAt: at("14:04"), acknowledgedAt: null }] }))).toMatchObject({
    acknowledgementSeconds: null,
  });
});

test("a start corrected to after the detection counts as noticed at once", () => {
  expect(measure(incident({ startedAt: at("14:05") })).detectionSeconds).toBe(0);
});

test("how each audience was served, inner rings first", () => {
  const measures = measure(
    incident({
      messages: [
        said("customers", 5, "14:14"),
        said("customers", 5, "14:44"),
        said("customers", 5, "15:31"),
        said("support", 2, "14:10"),
      ],
      promises: [
        promised("customers", 5, "kept"),
        promised("customers", 5, "missed"),
        promised("support", 2, "kept"),
        promised("support", 2, "open"),
        promised("leadership", 3, "missed"),
        promised("leadership", 3, "withdrawn"),
      ],
    }),
  );
  expect(measures.audiences).toEqual([
    {
      audienceId: "support",
      name: "support",
      ring: 2,
      firstAfterDetectionSeconds: 6 * 60,
      firstAfterDeclarationSeconds: 4 * 60,
      messages: 1,
      promisesKept: 1,
      promisesMissed: 0,
      longestSilenceSeconds: 80 * 60, // 14:10 → 15:30
    },
    {
      audienceId: "leadership",
      name: "leadership",
      ring: 3,
      firstAfterDetectionSeconds: null,
      firstAfterDeclarationSeconds: null,
      messages: 0,
      promisesKept: 0,
      promisesMissed: 1,
      longestSilenceSeconds: null,
    },
    {
      audienceId: "customers",
      name: "customers",
      ring: 5,
      firstAfterDetectionSeconds: 10 * 60,
      firstAfterDeclarationSeconds: 8 * 60,
      messages: 3,
      promisesKept: 1,
      promisesMissed: 1,
      longestSilenceSeconds: 46 * 60, // 14:44 → 15:30, the last message came after the end
    },
  ]);
  expect(measures).toMatchObject({ promisesKept: 2, promisesMissed: 2, longestSilenceSeconds: 80 * 60 });
});

describe("silence", () => {
  test.each([
    ["nothing said", [], 60],
    ["once in the middle", ["14:30"], 30],
    ["early, then quiet", ["14:05"], 55],
    ["evenly", ["14:20", "14:40"], 20],
    ["only before it began", ["13:00"], 60],
  ])("%s: %j leaves %i minutes", (_name, sent, minutes) => {
    expect(longestSilenceSeconds(at("14:00"), at("15:00"), sent.map(at))).toBe(minutes * 60);
  });
});

describe("minutes at each severity", () => {
  test("change hands when the severity does", () => {
    const changes = [
      { at: at("14:30"), from: "SEV3", to: "SEV1" },
      { at: at("15:00"), from: "SEV1", to: "SEV2" },
    ];
    expect(severityMinutes([{ from: at("14:00"), until: at("15:20") }], changes, "SEV2")).toEqual({
      SEV3: 30,
      SEV1: 30,
      SEV2: 20,
    });
  });

  test("do not count while it was resolved", () => {
    const open = openIntervals(at("14:00"), at("16:00"), [
      { resolvedAt: at("14:40"), reopenedAt: at("15:30") },
    ]);
    expect(severityMinutes(open, [], "SEV2")).toEqual({ SEV2: 70 });
  });

  test("leave out a severity that was changed before it was declared or after it ended", () => {
    const changes = [{ at: at("17:00"), from: "SEV1", to: "SEV2" }];
    expect(severityMinutes([{ from: at("14:00"), until: at("15:00") }], changes, "SEV2")).toEqual({
      SEV1: 60,
    });
  });
});
