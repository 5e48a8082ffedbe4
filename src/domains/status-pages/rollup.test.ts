import { describe, expect, test } from "vitest";
import { impactOf, rollUp, worstState } from "./rollup.ts";
import type { ComponentState } from "./types.ts";

const STATES: Record<string, ComponentState> = {
  o: "operational",
  d: "degraded_performance",
  p: "partial_outage",
  m: "major_outage",
  u: "under_maintenance",
};
const states = (letters: string) => [...letters].map((letter) => STATES[letter] as ComponentState);

describe("the top-level status", () => {
  test.each([
    ["", "none", "All Systems Operational"],
    ["o", "none", "All Systems Operational"],
    ["d", "minor", "Partially Degraded Service"],
    ["p", "major", "Partial System Outage"],
    ["m", "critical", "Major System Outage"],
    ["u", "maintenance", "Service Under Maintenance"],
    ["oo", "none", "All Systems Operational"],
    ["mm", "critical", "Major System Outage"],
    ["pp", "major", "Partial System Outage"],
    ["mp", "major", "Partial System Outage"],
    ["om", "major", "Partial System Outage"],
    ["op", "minor", "Minor Service Outage"],
    ["dp", "minor", "Minor Service Outage"],
    ["dd", "minor", "Degraded System Service"],
    ["od", "minor", "Partially Degraded Service"],
    ["du", "minor", "Partially Degraded Service"],
    ["ou", "maintenance", "Service Under Maintenance"],
    ["uu", "maintenance", "Service Under Maintenance"],
    ["odpmu", "major", "Partial System Outage"],
  ])("of components %s is %s: %s", (letters, indicator, description) => {
    expect(rollUp(states(letters))).toEqual({ indicator, description });
  });

  test("of a page without components follows its open incidents", () => {
    expect(rollUp([], ["none"])).toEqual({ indicator: "none", description: "All Systems Operational" });
    expect(rollUp([], ["minor", "critical"])).toEqual({
      indicator: "critical",
      description: "Major System Outage",
    });
  });
});

test.each([
  ["", "none"],
  ["o", "none"],
  ["u", "none"],
  ["od", "minor"],
  ["dp", "major"],
  ["pmo", "critical"],
])("the impact of an incident on components %s is %s", (letters, impact) => {
  expect(impactOf(states(letters))).toBe(impact);
});

test("the worst state of a group ranks maintenance below every fault", () => {
  expect(worstState(states("oud"))).toBe("degraded_performance");
  expect(worstState(states("ou"))).toBe("under_maintenance");
  expect(worstState([])).toBe("operational");
});
