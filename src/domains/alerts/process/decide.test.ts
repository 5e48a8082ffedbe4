import { describe, expect, test } from "vitest";
import { minutes } from "#kernel/clock";
import type { AlertEvent } from "../incoming.ts";
import { decide, type Standing } from "./decide.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const ten = "2026-11-23T10:00:00Z";
const eleven = "2026-11-23T11:00:00Z";

const trigger = (episode: string | null = null): AlertEvent => ({
  what: "trigger",
  dedupKey: "disk",
  episode,
  summary: "Disk full",
  severity: "error",
  origin: null,
  component: null,
  group: null,
  class: null,
  client: null,
  clientUrl: null,
  links: [],
  images: [],
  details: {},
});
const acknowledge: AlertEvent = { what: "acknowledge", dedupKey: "disk", episode: null };
const resolve = (episode: string | null = null): AlertEvent => ({
  what: "resolve",
  dedupKey: "disk",
  episode,
});

const standing = (given: Partial<Standing>): Standing => ({
  state: "triggered",
  episode: null,
  flapping: false,
  transitions: [],
  resolvedBySource: given.state === "resolved",
  ...given,
});
const ago = (...minutesAgo: number[]) => minutesAgo.map((n) => NOON - minutes(n));

describe("deduplication", () => {
  test.each<[string, Standing | null, AlertEvent, string]>([
    ["a first trigger opens an alert", null, trigger(), "open"],
    ["an open alert absorbs a trigger", standing({}), trigger(), "absorb"],
    ["an acknowledged alert absorbs a trigger", standing({ state: "acknowledged" }), trigger(), "absorb"],
    ["after a resolve a new alert opens", standing({ state: "resolved" }), trigger(), "open"],
    ["an acknowledge takes", standing({}), acknowledge, "acknowledge"],
    ["a second acknowledge changes nothing", standing({ state: "acknowledged" }), acknowledge, "drop"],
    ["an acknowledge without alert is dropped", null, acknowledge, "drop"],
    ["an acknowledge after the end is dropped", standing({ state: "resolved" }), acknowledge, "drop"],
    ["a resolve takes", standing({}), resolve(), "resolve"],
    ["a resolve of an acknowledged alert takes", standing({ state: "acknowledged" }), resolve(), "resolve"],
    ["a resolve without alert is dropped", null, resolve(), "drop"],
    ["a second resolve is dropped", standing({ state: "resolved" }), resolve(), "drop"],
  ])("%s", (_, newest, event, act) => {
    expect(decide(newest, event, NOON).act).toBe(act);
  });
});

describe("episodes", () => {
  const byHand = { state: "resolved", resolvedBySource: false } as const;
  test.each<[string, Standing, AlertEvent, string]>([
    ["the same episode is absorbed", standing({ episode: ten }), trigger(ten), "absorb"],
    [
      "the same instant written differently is the same",
      standing({ episode: ten }),
      trigger("2026-11-23T11:00:00+01:00"),
      "absorb",
    ],
    ["a newer episode supersedes an open one", standing({ episode: ten }), trigger(eleven), "supersede"],
    ["an older episode is dropped", standing({ episode: eleven }), trigger(ten), "drop"],
    [
      "an episode that the source ended is over",
      standing({ state: "resolved", episode: ten }),
      trigger(ten),
      "drop",
    ],
    [
      "an episode that a person ended too early comes back",
      standing({ ...byHand, episode: ten }),
      trigger(ten),
      "open",
    ],
    [
      "a newer episode after the end opens",
      standing({ state: "resolved", episode: ten }),
      trigger(eleven),
      "open",
    ],
    ["a late resolve cannot end a newer episode", standing({ episode: eleven }), resolve(ten), "drop"],
    ["a resolve of the same episode takes", standing({ episode: ten }), resolve(ten), "resolve"],
  ])("%s", (_, newest, event, act) => {
    expect(decide(newest, event, NOON).act).toBe(act);
  });
});

describe("flapping", () => {
  test("the fourth transition within ten minutes begins it", () => {
    const newest = standing({ transitions: ago(8, 5, 2) });
    expect(decide(newest, resolve(), NOON)).toMatchObject({ act: "resolve", flappingBegins: true });
  });
  test("three transitions do not", () => {
    const newest = standing({ transitions: ago(8, 2) });
    expect(decide(newest, resolve(), NOON)).toMatchObject({ act: "resolve", flappingBegins: false });
  });
  test("transitions older than ten minutes do not count", () => {
    const newest = standing({ transitions: ago(11, 10, 2) });
    expect(decide(newest, resolve(), NOON)).toMatchObject({
      flappingBegins: false,
      transitions: [...ago(2), NOON],
    });
  });
  test("while it flaps, a trigger is folded into the same alert", () => {
    const newest = standing({ state: "resolved", flapping: true, transitions: ago(8, 5, 2, 1) });
    expect(decide(newest, trigger(), NOON)).toMatchObject({ act: "reopen", flappingBegins: false });
  });
  test("a fourth transition that is a trigger begins it, too", () => {
    const newest = standing({ state: "resolved", transitions: ago(5, 2, 1) });
    expect(decide(newest, trigger(), NOON)).toMatchObject({ act: "reopen", flappingBegins: true });
  });
  test("after ten quiet minutes a trigger opens a new alert, even before the deadline ran", () => {
    const newest = standing({ state: "resolved", flapping: true, transitions: ago(14, 13, 12, 11) });
    expect(decide(newest, trigger(), NOON)).toMatchObject({ act: "open", transitions: [NOON] });
  });
});
