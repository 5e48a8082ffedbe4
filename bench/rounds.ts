/** What was measured round by round, both sides in the same round. */
export type Comparison = { ours: number[]; theirs: number[] };

/** Measures both sides in turns, so that a machine whose speed drifts drifts for both. */
export async function inTurns(
  rounds: number,
  sides: { ours(): Promise<number>; theirs(): Promise<number> },
): Promise<Comparison> {
  const measured: Comparison = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await sides.ours());
    measured.theirs.push(await sides.theirs());
  }
  return measured;
}

export const ratios = ({ ours, theirs }: Comparison): number[] =>
  ours.map((value, round) => value / (theirs[round] ?? Number.NaN));

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** @param share from 0 to 1; the value that so much of the sample does not exceed */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
