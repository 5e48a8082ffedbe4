import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("a few answers go at once, the others in later turns and in order", async () => {
  const answered: number[] = [];
  const inTurn = createTurns(2);
  for (let n = 0; n < 5; n++) inTurn(() => answered.push(n));
  expect(answered).toEqual([0, 1]);
  await nextTurn();
  expect(answered).toEqual([0, 1, 2, 3]);
  await nextTurn();
  expect(answered).toEqual([0, 1, 2, 3, 4]);
});

test("after a quiet turn the next answer goes at once again", async () => {
  const answered: string[] = [];
  const inTurn = createTurns(1);
  inTurn(() => answered.push("first"));
  await nextTurn();
  inTurn(() => answered.push("second"));
  expect(answered).toEqual(["first", "second"]);
});

test("who comes while others wait is answered after them", async () => {
  const answered: number[] = [];
  const inTurn = createTurns(1);
  inTurn(() => answered.push(0));
  inTurn(() => answered.push(1));
  inTurn(() => answered.push(2));
  await nextTurn();
  inTurn(() => answered.push(3));
  expect(answered).toEqual([0, 1]);
  for (let n = 0; n < 3; n++) await nextTurn();
  expect(answered).toEqual([0, 1, 2, 3]);
});
