import { expect, test } from "vitest";
import { defaultPlanClocks } from "../defaults.ts";
import type { PlanClock } from "../types.ts";
import { allowedMinutes, clockFor, clockProblem, firstMinutes, nextMinutes, toldNow } from "./clocks.ts";

const audiences = (["responders", "support", "leadership", "employees", "customers"] as const).map(
  (form) => ({
    id: form,
    form,
  }),
);
const plan = { version: 1, clocks: defaultPlanClocks(audiences) };

test.each([
  ["responders", "SEV1", "1 10/10/30"],
  ["responders", "SEV2", "2 15/30/60"],
  ["responders", "SEV3", "on-change"],
  ["responders", "SEV4", "on-change"],
  ["support", "SEV1", "5 20/20/30"],
  ["support", "SEV2", "10 30/30/60"],
  ["support", "SEV3", "30 60/60/120"],
  ["support", "SEV4", "on-change"],
  ["leadership", "SEV1", "15 30/30/60"],
  ["leadership", "SEV2", "30 60/60/120"],
  ["leadership", "SEV3", "not-told"],
  ["leadership", "SEV4", "not-told"],
  ["employees", "SEV1", "15 30/30/60"],
  ["employees", "SEV2", "30 60/60/60"],
  ["employees", "SEV3", "on-change"],
  ["employees", "SEV4", "not-told"],
  ["customers", "SEV1", "10 20/30/30"],
  ["customers", "SEV2", "15 30/30/60"],
  ["customers", "SEV3", "60 60/60/60"],
  ["customers", "SEV4", "60 60/60/60"],
])("the default clock of %s at %s is %s", (audience, severity, expected) => {
  const clock = clockFor(plan, severity, audience);
  const times = [clock.investigating, clock.identified, clock.monitoring].join("/");
  expect(clock.firstWithin === null ? clock.told : `${clock.firstWithin} ${times}`).toBe(expected);
});

test("customers at SEV4 have a clock only while a component is affected", () => {
  const clock = clockFor(plan, "SEV4", "customers");
  expect([firstMinutes(clock, true), firstMinutes(clock, false)]).toEqual([60, null]);
  expect([toldNow(clock.told, true), toldNow(clock.told, false)]).toEqual(["told", "not-told"]);
  expect(nextMinutes(clock, "monitoring", true)).toBe(60);
  expect(nextMinutes(clock, "resolved", true)).toBeNull();
});

const cell: PlanClock = {
  severity: "SEV1",
  audienceId: "a",
  told: "clock",
  firstWithin: 10,
  investigating: 60,
  identified: 60,
  monitoring: 60,
  channels: null,
  approval: false,
};

test.each<[string, Partial<PlanClock>, boolean, string | null]>([
  ["sixty minutes for customers", {}, true, null],
  ["sixty-one minutes for customers", { monitoring: 61 }, true, "beyond-sixty"],
  ["sixty-one minutes for colleagues", { monitoring: 61 }, false, null],
  ["a late first word to customers", { firstWithin: 90 }, true, "beyond-sixty"],
  ["customers told on change", { told: "on-change" }, true, "without-clock"],
  ["customers never told", { told: "not-told" }, true, "without-clock"],
  ["a clock without times", { investigating: null }, false, "incomplete"],
  ["times without a clock", { told: "on-change" }, false, "superfluous"],
])("a plan with %s", (_, change, customerFacing, problem) => {
  expect(clockProblem({ ...cell, ...change }, { customerFacing })).toBe(problem);
});

test.each([
  ["affected customers never beyond sixty", true, 90, 30, true, 300, 60],
  ["affected customers sooner if asked", true, 10, 30, true, 5, 10],
  ["unaffected customers as planned", true, 90, 60, false, 5, 60],
  ["colleagues as planned at first", false, 90, 30, true, 119, 30],
  ["colleagues less often in a long incident", false, 90, 30, true, 120, 90],
  ["an audience without a clock as asked", false, 90, null, true, 5, 90],
])("next update: %s", (_, customerFacing, asked, planned, componentAffected, incidentAge, minutes) => {
  const audience = { customerFacing };
  expect(allowedMinutes({ audience, asked, planned, componentAffected, incidentAge })).toBe(minutes);
});
