/** Where an escalation stands: the step, counted from 0, and how often all steps ran before. */
export type Place = { step: number; round: number };

/** People named by hand come before the first step. */
export const BY_HAND = -1;

/** What comes after a step; null when every step was tried as often as the policy says. */
export function nextPlace(
  { step, round }: Place,
  policy: { steps: number; repeatTimes: number },
): Place | null {
  if (step + 1 < policy.steps) return { step: step + 1, round };
  return round < policy.repeatTimes && policy.steps > 0 ? { step: 0, round: round + 1 } : null;
}
