/** What one judge found: a promise, what was counted, and every way in which it was broken. */
export type Verdict = {
  promise: string;
  numbers: Readonly<Record<string, number>>;
  violations: readonly string[];
};

/** The largest value in so many of the sample; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const inSeconds = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;
