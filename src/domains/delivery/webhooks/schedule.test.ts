import { describe, expect, test } from "vitest";
import { after, hours, minutes, seconds } from "#kernel/clock";
import { nextAttemptAt, nextLook, nextToSend, takesEvent, type Waiting } from "./schedule.ts";

const now = new Date("2026-11-23T09:00:00Z");
const waiting = (id: string, attempts: number, inMs: number): Waiting => ({
  id,
  attempts,
  nextAttemptAt: after(now, inMs),
});

describe("the next message for an endpoint", () => {
  test.for<[string, Waiting[], string | undefined]>([
    ["the oldest goes first", [waiting("a", 0, 0), waiting("b", 0, 0)], "a"],
    ["the line waits for a short retry", [waiting("a", 1, seconds(5)), waiting("b", 0, 0)], undefined],
    ["the line goes past a message that waits long", [waiting("a", 2, minutes(5)), waiting("b", 0, 0)], "b"],
    ["a late retry goes before younger ones once it is due", [waiting("a", 3, 0), waiting("b", 0, 0)], "a"],
    ["nothing waits", [], undefined],
  ])("%s", ([, messages, expected]) => {
    expect(nextToSend(messages, now)?.id).toBe(expected);
  });
});

test("a line that waits is looked at again when its first message is due, not before", () => {
  expect(nextLook([waiting("a", 1, seconds(5)), waiting("b", 0, 0)])).toEqual(after(now, seconds(5)));
  expect(nextLook([waiting("a", 4, hours(2)), waiting("b", 1, seconds(5))])).toEqual(after(now, seconds(5)));
  expect(nextLook([])).toBeNull();
});

test.for<[number, number | null, number | null]>([
  [1, null, seconds(5)],
  [2, null, minutes(5)],
  [3, null, minutes(30)],
  [4, null, hours(2)],
  [1, 120, minutes(2)],
  [9, null, null],
])("after %i failures, told to wait %s s, it waits %s ms", ([attempts, asked, expected]) => {
  const next = nextAttemptAt(attempts, now, asked);
  expect(next && next.getTime() - now.getTime()).toBe(expected);
});

test.for<[string[], string, boolean]>([
  [["*"], "incident.declared", true],
  [["incident.*"], "incident.declared", true],
  [["incident.declared"], "incident.declared", true],
  [["incident.*"], "incidents.declared", false],
  [["alert.*", "update.sent"], "incident.declared", false],
])("%j takes %s: %s", ([patterns, name, expected]) => {
  expect(takesEvent(patterns, name)).toBe(expected);
});
