import fc from "fast-check";
import { expect, test } from "vitest";
import { createGroupCommit, type GroupCommitOptions } from "./group-commit.ts";

const bad = new Error("bad row");

function setUp(given: Partial<GroupCommitOptions<string>> = {}) {
  const batches: string[][] = [];
  const failures: unknown[] = [];
  const group = createGroupCommit<string>({
    async commit(items) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (items.some((item) => item.startsWith("bad"))) throw bad;
      batches.push([...items]);
    },
    isFaultOfItem: (error) => error === bad,
    onFailure: (error) => failures.push(error),
    sizeOf: (item) => item.length,
    maxWaiting: 1000,
    maxWaitingBytes: 100_000,
    maxBatch: 100,
    maxBatchBytes: 10_000,
    ...given,
  });
  return { group, batches, failures };
}

test("what arrives while a batch commits is the next batch", async () => {
  const { group, batches } = setUp();
  const first = group.submit("a");
  await new Promise(setImmediate);
  const others = ["b", "c", "d"].map((item) => group.submit(item));
  expect(await Promise.all([first, ...others])).toEqual(Array(4).fill("committed"));
  expect(batches).toEqual([["a"], ["b", "c", "d"]]);
});

test("one bad item is refused and its neighbours are stored", async () => {
  const { group, batches } = setUp();
  const outcomes = await Promise.all(["a", "bad", "c"].map((item) => group.submit(item)));
  expect(outcomes).toEqual(["committed", "refused", "committed"]);
  expect(batches).toEqual([["a"], ["c"]]);
});

test("a failure that is nobody's fault turns the batch away without trying each", async () => {
  let commits = 0;
  const { group, failures } = setUp({
    commit: async () => {
      commits++;
      throw new Error("database away");
    },
  });
  const outcomes = await Promise.all(["a", "b"].map((item) => group.submit(item)));
  expect(outcomes).toEqual(["unavailable", "unavailable"]);
  expect([commits, failures.length]).toEqual([1, 1]);
});

test("too much waiting is turned away at once, by number and by size", async () => {
  const { group } = setUp({ maxWaiting: 2, maxWaitingBytes: 10 });
  expect(group.submit("123456789")).not.toBeNull();
  expect(group.submit("12")).toBeNull();
  expect(group.submit("1")).not.toBeNull();
  expect(group.submit("")).toBeNull();
  await group.drained();
  expect(group.submit("1")).not.toBeNull();
  await group.drained();
});

test("a batch has a largest number and size, yet one huge item still goes", async () => {
  const { group, batches } = setUp({ maxBatch: 2, maxBatchBytes: 5 });
  await Promise.all(["1234567", "1", "2", "3", "12345", "6"].map((item) => group.submit(item)));
  expect(batches).toEqual([["1234567"], ["1", "2"], ["3"], ["12345"], ["6"]]);
});

test("everything good is stored once, in the order of submission, whatever is bad in between", async () => {
  const items = fc.array(fc.record({ bad: fc.boolean(), pause: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(items, async (plan) => {
      const { group, batches } = setUp({ maxBatch: 7 });
      const names = plan.map(({ bad: isBad }, n) => (isBad ? `bad${n}` : `ok${n}`));
      const outcomes = [];
      for (const [n, { pause }] of plan.entries()) {
        outcomes.push(group.submit(names[n] ?? ""));
        for (let turn = 0; turn < pause; turn++) await new Promise(setImmediate);
      }
      const settled = await Promise.all(outcomes);
      expect(batches.flat()).toEqual(names.filter((name) => name.startsWith("ok")));
      expect(settled).toEqual(names.map((name) => (name.startsWith("ok") ? "committed" : "refused")));
    }),
    { numRuns: 30 },
  );
});
