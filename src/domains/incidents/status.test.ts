import { expect, test } from "vitest";
import { neutralTitle } from "./public-title.ts";
import { decideStatus, timesAfter } from "./status.ts";

const now = new Date("2026-11-23T15:00:00Z");
const before = new Date("2026-11-23T14:30:00Z");

test.each([
  ["investigating", "identified", "change"],
  ["investigating", "resolved", "change"],
  ["monitoring", "investigating", "change"],
  ["identified", "identified", "unchanged"],
  ["resolved", "resolved", "unchanged"],
  ["resolved", "monitoring", "resolved-needs-reopening"],
] as const)("from %s to %s: %s", (from, to, decision) => {
  expect(decideStatus(from, to)).toBe(decision);
});

test.each([
  ["identified", null, null, now, null],
  ["identified", before, null, before, null],
  ["monitoring", before, null, before, now],
  ["resolved", before, before, before, before],
  ["resolved", null, null, null, now],
  ["identified", before, before, before, null],
  ["investigating", before, before, null, null],
] as const)(
  "entering %s writes the time once and takes back what no longer holds",
  (to, identifiedAt, fixedAt, identified, fixed) => {
    expect(timesAfter(to, { identifiedAt, fixedAt }, now)).toEqual({
      identifiedAt: identified,
      fixedAt: fixed,
    });
  },
);

test("the neutral title names a public component, or nothing at all", () => {
  expect(neutralTitle(["Website", "API"], "en")).toBe("Problem with Website");
  expect(neutralTitle([], "en")).toBe("Service disruption");
  expect(neutralTitle(["Website"], "de-AT")).toBe("Störung bei Website");
});
