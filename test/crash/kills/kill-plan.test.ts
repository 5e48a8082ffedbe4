import { expect, test } from "vitest";
import { planKills } from "./kill-plan.ts";
import { randomFrom } from "./random.ts";

const planned = (seed: number) => planKills(randomFrom(seed), 20, 10);

test("the same seed plans the same kills, another one others", () => {
  expect(planned(7)).toEqual(planned(7));
  expect(planned(8)).not.toEqual(planned(7));
});

test("half of the kills hit the database, and the waits add up to about what was asked for", () => {
  const plan = planned(7);
  expect(plan.filter(({ target }) => target === "database")).toHaveLength(10);
  const seconds = plan.reduce((total, { waitMs }) => total + waitMs, 0) / 1000;
  expect(seconds).toBeGreaterThan(80);
  expect(seconds).toBeLessThan(300);
});
