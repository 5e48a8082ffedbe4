/** Whole seconds from one moment to another; none when they are the wrong way round. */
export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));

/** The longest time in which nothing was sent, from `from` until `until`; the waits for the first and after the last count. */
export function longestSilenceSeconds(from: Date, until: Date, sent: readonly Date[]): number {
  const inside = sent.filter((at) => at > from && at < until);
  const moments = [from, ...inside, until];
  const gaps = moments.slice(1).map((at, index) => secondsBetween(moments[index] ?? from, at));
  return Math.max(...gaps);
}
