import { expect, test } from "vitest";
import { againstPeer, inMilliseconds } from "./report.ts";
import { inTurns, quantile, ratios } from "./rounds.ts";

test("quantiles are values that were measured", () => {
  const values = [5, 1, 4, 2, 3];
  expect(quantile(values, 0.5)).toBe(3);
  expect(quantile(values, 0.99)).toBe(5);
  expect(quantile([7], 0.5)).toBe(7);
});

test("both sides are measured in turns, and each ratio is within one round", async () => {
  const order: string[] = [];
  const measured = await inTurns(2, {
    ours: async () => order.push("ours"),
    theirs: async () => order.push("theirs"),
  });
  expect(order).toEqual(["ours", "theirs", "ours", "theirs"]);
  expect(ratios(measured)).toEqual([1 / 2, 3 / 4]);
});

test("the report takes the median of the ratios and says what falls short", () => {
  const line = againstPeer("pages", { ours: [1, 9, 4], theirs: [10, 10, 10] }, { aim: 0.5, unit: "pages/s" });
  expect(line.measured).toBe("**0.40** (0.10–0.90); 4 ÷ 10 pages/s");
  expect(line.aim).toBe("≥ 0.5, falls short");
  expect(inMilliseconds("mail", [10, 20, 30], { p50: 20, p99: 29 })).toEqual([
    { what: "mail, p50 of 3", measured: "**20 ms**", aim: "20 ms" },
    { what: "mail, p99 of 3", measured: "**30 ms**", aim: "29 ms, falls short" },
  ]);
});
