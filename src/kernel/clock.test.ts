import { expect, test } from "vitest";
import { acceleratedClock, minutes, seconds } from "./clock.ts";

test("an accelerated clock runs ahead until it has caught up with real time", () => {
  let real = new Date("2026-11-23T12:00:00Z");
  const clock = acceleratedClock(new Date("2026-11-23T10:00:00Z"), 60, { now: () => real });
  const pass = (milliseconds: number) => {
    real = new Date(real.getTime() + milliseconds);
  };
  expect(clock.now()).toEqual(new Date("2026-11-23T10:00:00Z"));
  pass(seconds(30));
  expect(clock.now()).toEqual(new Date("2026-11-23T10:30:00Z"));
  pass(minutes(5));
  expect(clock.now()).toEqual(real);
});
