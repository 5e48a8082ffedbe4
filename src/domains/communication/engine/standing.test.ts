import { expect, test } from "vitest";
import { answeredAt, moveProblem, nextStep, standingOf, stepAfter, stepToDo } from "./standing.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const open = { dueAt: at("14:30"), keptAt: null, missedAt: null, closedAt: null };

test.each([
  ["14:00", "on-time"],
  ["14:19", "on-time"],
  ["14:20", "due-soon"],
  ["14:29", "due-soon"],
  ["14:30", "overdue"],
  ["15:00", "overdue"],
])("an open promise for 14:30 is at %s %s", (now, standing) => {
  expect(standingOf(open, at(now))).toBe(standing);
});

test("a closed promise was kept, missed, or ended", () => {
  expect(standingOf({ ...open, keptAt: at("14:10"), closedAt: at("14:10") }, at("15:00"))).toBe("kept");
  expect(standingOf({ ...open, missedAt: at("14:30"), closedAt: at("14:40") }, at("15:00"))).toBe("missed");
  expect(standingOf({ ...open, closedAt: at("14:10") }, at("15:00"))).toBe("ended");
});

test("an update at the promised minute keeps the promise, one later misses it", () => {
  expect(answeredAt(open, at("14:30"))).toMatchObject({ keptAt: at("14:30"), missedAt: null });
  expect(answeredAt(open, at("14:31"))).toMatchObject({ keptAt: null, missedAt: at("14:30") });
});

test("reminders come ten and five minutes before, then the deadline; those that would be past are left out", () => {
  expect(nextStep(at("14:30"), at("14:00"))).toEqual({ step: "remind-10", at: at("14:20") });
  expect(nextStep(at("14:30"), at("14:21"))).toEqual({ step: "remind-5", at: at("14:25") });
  expect(nextStep(at("14:30"), at("14:29"))).toEqual({ step: "missed", at: at("14:30") });
  expect(stepAfter(at("14:30"), "remind-10")).toEqual({ step: "remind-5", at: at("14:25") });
  expect(stepAfter(at("14:30"), "remind-5")).toEqual({ step: "missed", at: at("14:30") });
  expect(stepAfter(at("14:30"), "missed")).toEqual({ step: "escalate", at: at("14:35") });
  expect(stepAfter(at("14:30"), "escalate")).toBeNull();
});

test.each([
  ["remind-10", "14:20", "remind-10"],
  ["remind-10", "14:25", "remind-5"],
  ["remind-10", "15:00", "missed"],
  ["remind-5", "14:30", "missed"],
  ["missed", "15:00", "missed"],
] as const)("after a restart, %s at %s does %s", (step, now, does) => {
  expect(stepToDo(at("14:30"), step, at(now))).toBe(does);
});

test.each([
  ["colleagues, far", false, true, "18:00", null],
  ["affected customers, within an hour of the last word", true, true, "15:00", null],
  ["affected customers, beyond an hour of the last word", true, true, "15:01", "beyond-sixty"],
  ["unaffected customers, far", true, false, "18:00", null],
  ["anybody, into the past", false, false, "13:00", "in-the-past"],
])("moving a promise: %s", (_, customerFacing, customersAffected, to, problem) => {
  const asked = { customerFacing, customersAffected, lastWordAt: at("14:00"), now: at("14:20"), to: at(to) };
  expect(moveProblem(asked)).toBe(problem);
});
