import { expect, test } from "vitest";
import type { Jobs } from "#kernel/jobs";
import { relyOnWorkInHand, takeInHand } from "./work-in-hand.ts";

const queue = (): Jobs => ({ send: async () => {}, insertion: async () => ({ text: "", values: [] }) });

const settledYet = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);

test("one works on a workspace; who comes meanwhile makes it look once more", () => {
  const jobs = queue();
  const hand = takeInHand(jobs, "acme");
  expect(hand?.takeMore()).toBe(true);
  expect(hand?.takeMore()).toBe(false);
  expect(takeInHand(jobs, "acme")).toBeNull();
  expect(hand?.takeMore()).toBe(true);
});

test("other workspaces and other nodes have hands of their own", () => {
  const jobs = queue();
  takeInHand(jobs, "acme");
  expect(takeInHand(jobs, "globex")).not.toBeNull();
  expect(takeInHand(queue(), "acme")).not.toBeNull();
  expect(relyOnWorkInHand(queue(), "acme")).toBeNull();
});

test("the work does not end before those who rely on it have committed, and then has more to do", async () => {
  const jobs = queue();
  const hand = takeInHand(jobs, "acme");
  const [first, second] = [relyOnWorkInHand(jobs, "acme"), relyOnWorkInHand(jobs, "acme")];
  hand?.takeMore();
  const closing = hand?.close() ?? Promise.resolve();
  expect(await settledYet(closing)).toBe(false);
  first?.();
  expect(await settledYet(closing)).toBe(false);
  second?.();
  expect(await settledYet(closing)).toBe(true);
  expect(hand?.takeMore()).toBe(true);
});

test("from the moment it closes nobody relies on it any more", async () => {
  const jobs = queue();
  const hand = takeInHand(jobs, "acme");
  await hand?.close();
  expect(relyOnWorkInHand(jobs, "acme")).toBeNull();
  expect(takeInHand(jobs, "acme")).not.toBeNull();
});
