/** Chance that follows from a seed: the same seed kills the same things after the same waits. */
export type Random = {
  /** From 0 to below 1. */
  next(): number;
  between(from: number, to: number): number;
  oneOf<T>(list: readonly [T, ...T[]]): T;
  shuffled<T>(list: readonly T[]): T[];
};

/** mulberry32: 32 bits of state, plenty for a few hundred decisions. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    oneOf: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    shuffled: (list) =>
      list
        .map((item) => ({ item, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  };
}
