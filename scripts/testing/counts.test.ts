import { expect, test } from "vitest";
import { type Counts, countsOf, lastLine, sum } from "./counts.ts";

test.each<[string, number, { numPassedTests: number; numFailedTests: number } | undefined, Counts]>([
  ["a check that passes", 0, undefined, { passed: 1, failed: 0 }],
  ["a check that fails", 2, undefined, { passed: 0, failed: 1 }],
  ["a run that passes", 0, { numPassedTests: 7, numFailedTests: 0 }, { passed: 7, failed: 0 }],
  ["a run with failures", 1, { numPassedTests: 5, numFailedTests: 2 }, { passed: 5, failed: 2 }],
  [
    "a run of which a file did not load",
    1,
    { numPassedTests: 7, numFailedTests: 0 },
    { passed: 7, failed: 1 },
  ],
  ["a run that found no test", 0, { numPassedTests: 0, numFailedTests: 0 }, { passed: 0, failed: 1 }],
])("%s", (_name, exitCode, report, counts) => {
  expect(countsOf(exitCode, report)).toEqual(counts);
});

test("the last line adds everything up", () => {
  expect(
    lastLine(
      sum([
        { passed: 3, failed: 0 },
        { passed: 1, failed: 2 },
      ]),
    ),
  ).toBe("4 passed, 2 failed");
});
