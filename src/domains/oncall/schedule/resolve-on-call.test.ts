import { describe, expect, test } from "vitest";
import {
  nextOnCall,
  type Override,
  type Rotation,
  resolveOnCall,
  type Schedule,
  shiftsBetween,
} from "./index.ts";

const rotation = (given: Partial<Rotation> = {}): Rotation => ({
  id: "r1",
  layer: 0,
  every: { count: 1, unit: "days" },
  startsOn: "2026-01-01",
  handOverAt: "09:00",
  endsAt: null,
  turns: [["ana"], ["ben"], ["cleo"]],
  restrictions: [],
  ...given,
});
const schedule = (timeZone: string, rotations: Rotation[], overrides: Override[] = []): Schedule => ({
  timeZone,
  rotations,
  overrides,
});
const who = (given: Schedule, at: string) => resolveOnCall(given, new Date(at)).map((p) => p.personId);
const handOvers = (given: Schedule, from: string, until: string) =>
  shiftsBetween(given, new Date(from), new Date(until))
    .slice(1)
    .map((shift) => shift.from.toISOString().replace(":00.000Z", "Z"));

describe("hand-overs keep their local time through daylight saving", () => {
  const weekly = { every: { count: 1, unit: "weeks" }, startsOn: "2026-01-05" } as const;
  const halfPastTwo = { handOverAt: "02:30" };
  const twiceADay = { every: { count: 12, unit: "hours" }, handOverAt: "08:00" } as const;
  const quarterToTwo = { handOverAt: "01:45" };

  test.each([
    ["Berlin weekly, spring", "Europe/Berlin", weekly, "2026-03-22T12:00Z", ["03-23T08:00Z", "03-30T07:00Z"]],
    ["Berlin weekly, autumn", "Europe/Berlin", weekly, "2026-10-18T12:00Z", ["10-19T07:00Z", "10-26T08:00Z"]],
    [
      "Berlin, skipped 02:30",
      "Europe/Berlin",
      halfPastTwo,
      "2026-03-28T12:00Z",
      ["03-29T01:30Z", "03-30T00:30Z"],
    ],
    [
      "Berlin, 02:30 twice",
      "Europe/Berlin",
      halfPastTwo,
      "2026-10-24T12:00Z",
      ["10-25T00:30Z", "10-26T01:30Z"],
    ],
    [
      "Berlin, 08:00 and 20:00",
      "Europe/Berlin",
      twiceADay,
      "2026-03-28T12:00Z",
      ["03-28T19:00Z", "03-29T06:00Z", "03-29T18:00Z"],
    ],
    [
      "New York weekly, spring",
      "America/New_York",
      weekly,
      "2026-03-01T18:00Z",
      ["03-02T14:00Z", "03-09T13:00Z"],
    ],
    [
      "New York weekly, autumn",
      "America/New_York",
      weekly,
      "2026-10-25T18:00Z",
      ["10-26T13:00Z", "11-02T14:00Z"],
    ],
    [
      "New York, skipped 02:30",
      "America/New_York",
      halfPastTwo,
      "2026-03-07T12:00Z",
      ["03-08T07:30Z", "03-09T06:30Z"],
    ],
    [
      "Lord Howe weekly, half an hour back",
      "Australia/Lord_Howe",
      weekly,
      "2026-03-29T12:00Z",
      ["03-29T22:00Z", "04-05T22:30Z"],
    ],
    [
      "Lord Howe weekly, half an hour on",
      "Australia/Lord_Howe",
      weekly,
      "2026-09-27T12:00Z",
      ["09-27T22:30Z", "10-04T22:00Z"],
    ],
    [
      "Lord Howe, 01:45 comes twice",
      "Australia/Lord_Howe",
      quarterToTwo,
      "2026-04-04T00:00Z",
      ["04-04T14:45Z", "04-05T15:15Z"],
    ],
    [
      "Lord Howe, skipped 02:15",
      "Australia/Lord_Howe",
      { handOverAt: "02:15" },
      "2026-10-03T00:00Z",
      ["10-03T15:45Z", "10-04T15:15Z"],
    ],
    ["Kolkata never changes", "Asia/Kolkata", weekly, "2026-03-22T12:00Z", ["03-23T03:30Z", "03-30T03:30Z"]],
  ])("%s", (_name, timeZone, given, from, expected) => {
    const found = handOvers(schedule(timeZone, [rotation(given)]), from, "2026-12-31T00:00Z");
    expect(found.slice(0, expected.length)).toEqual(expected.map((at) => `2026-${at}`));
  });

  test("a repeated quarter of an hour does not hand back", () => {
    const lordHowe = schedule("Australia/Lord_Howe", [rotation(quarterToTwo)]);
    const [before] = who(lordHowe, "2026-04-04T14:44Z");
    const [after] = who(lordHowe, "2026-04-04T14:46Z");
    expect(after).not.toBe(before);
    expect(who(lordHowe, "2026-04-04T15:05Z")).toEqual([after]);
  });
});

describe("rotations", () => {
  const utc = (given: Partial<Rotation>, overrides: Override[] = []) =>
    schedule("UTC", [rotation(given)], overrides);

  test.each([
    ["nobody before the first hand-over", utc({}), "2026-01-01T08:59Z", []],
    ["the first turn at the first hand-over", utc({}), "2026-01-01T09:00Z", ["ana"]],
    ["the second a day later", utc({}), "2026-01-02T09:00Z", ["ben"]],
    ["the first again after all", utc({}), "2026-01-04T09:00Z", ["ana"]],
    ["every two weeks", utc({ every: { count: 2, unit: "weeks" } }), "2026-01-15T09:00Z", ["ben"]],
    ["every six hours", utc({ every: { count: 6, unit: "hours" } }), "2026-01-01T21:00Z", ["cleo"]],
    ["several in one turn", utc({ turns: [["ana", "ben"]] }), "2026-01-02T00:00Z", ["ana", "ben"]],
    ["a place kept free is a gap", utc({ turns: [["ana"], []] }), "2026-01-02T10:00Z", []],
    ["ended", utc({ endsAt: new Date("2026-01-02T00:00Z") }), "2026-01-02T00:00Z", []],
  ])("%s", (_name, given, at, expected) => expect(who(given, at)).toEqual(expected));

  test("a higher layer takes over while it has somebody", () => {
    const office = [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }];
    const layered = schedule("Europe/Berlin", [
      rotation({ turns: [["ana"]] }),
      rotation({ id: "r2", layer: 1, turns: [["ben"]], restrictions: office }),
    ]);
    expect(who(layered, "2026-06-01T08:00Z")).toEqual(["ben"]);
    expect(who(layered, "2026-06-01T15:00Z")).toEqual(["ana"]);
    expect(who(layered, "2026-06-06T08:00Z")).toEqual(["ana"]);
  });

  test("rotations of one layer are on call together, each person once", () => {
    const both = schedule("UTC", [
      rotation({ turns: [["ana"]] }),
      rotation({ id: "r2", turns: [["ben", "ana"]] }),
    ]);
    expect(who(both, "2026-01-05T12:00Z")).toEqual(["ana", "ben"]);
  });

  test("a night window that opened on Sunday lasts into Monday", () => {
    const nights = utc({ turns: [["ana"]], restrictions: [{ weekdays: [7], from: "22:00", to: "06:00" }] });
    expect(who(nights, "2026-02-01T23:00Z")).toEqual(["ana"]);
    expect(who(nights, "2026-02-02T05:59Z")).toEqual(["ana"]);
    expect(who(nights, "2026-02-02T06:00Z")).toEqual([]);
  });
});

describe("overrides", () => {
  const override = (given: Partial<Override>): Override => ({
    id: "o1",
    kind: "replace",
    from: new Date("2026-01-02T12:00Z"),
    until: new Date("2026-01-02T18:00Z"),
    personIds: ["dora"],
    replacesPersonId: null,
    ...given,
  });
  const pair = (overrides: Override[]) => schedule("UTC", [rotation({ turns: [["ana", "ben"]] })], overrides);

  test.each([
    ["replaces everyone", [override({})], ["dora"]],
    ["replaces one", [override({ replacesPersonId: "ana" })], ["ben", "dora"]],
    ["replaces nobody who is not on call", [override({ replacesPersonId: "zoe" })], ["ana", "ben"]],
    ["adds", [override({ kind: "add" })], ["ana", "ben", "dora"]],
    [
      "a later one sees an earlier one",
      [override({ kind: "add" }), override({ id: "o2", replacesPersonId: "dora", personIds: ["eve"] })],
      ["ana", "ben", "eve"],
    ],
  ])("%s", (_name, overrides, expected) =>
    expect(who(pair(overrides), "2026-01-02T13:00Z")).toEqual(expected),
  );

  test("covers only its part of the shift", () => {
    const shifts = shiftsBetween(
      pair([override({})]),
      new Date("2026-01-02T09:00Z"),
      new Date("2026-01-03T09:00Z"),
    );
    expect(
      shifts.map((s) => [s.from.toISOString().slice(11, 16), s.people.map((p) => p.personId).join("+")]),
    ).toEqual([
      ["09:00", "ana+ben"],
      ["12:00", "dora"],
      ["18:00", "ana+ben"],
    ]);
  });
});

test("next is the first change of people, not of turns", () => {
  const given = schedule("UTC", [rotation({ turns: [["ana"], ["ana"], ["ben"]] })]);
  const next = nextOnCall(given, new Date("2026-01-01T10:00Z"));
  expect(next?.from).toEqual(new Date("2026-01-03T09:00Z"));
  expect(next?.people.map((p) => p.personId)).toEqual(["ben"]);
  expect(
    nextOnCall(schedule("UTC", [rotation({ turns: [["ana"]] })]), new Date("2026-01-01T10:00Z")),
  ).toBeNull();
});
