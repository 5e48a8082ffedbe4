/** How many tests a part ran; a plain check counts as one. */
export type Counts = { passed: number; failed: number };

type VitestReport = { numPassedTests: number; numFailedTests: number };

/**
 * @param report what the test runner wrote, when the part is a test run
 * A run that ends badly has at least one failure, also when no test got to say so (a file that does not load).
 */
export function countsOf(exitCode: number, report: VitestReport | undefined): Counts {
  if (!report) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = report;
  if (exitCode === 0 && passed + failed === 0) return { passed: 0, failed: 1 }; // it found nothing to run
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

export const sum = (all: Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
});

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;
