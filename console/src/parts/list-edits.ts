/** The list with one entry changed in part. */
export const withChanged = <Item>(items: readonly Item[], at: number, part: Partial<Item>): Item[] =>
  items.map((item, index) => (index === at ? { ...item, ...part } : item));

export const withoutAt = <Item>(items: readonly Item[], at: number): Item[] => items.toSpliced(at, 1);

/** The list with one entry moved up (-1) or down (1). */
export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const item = items[at];
  return item === undefined ? [...items] : items.toSpliced(at, 1).toSpliced(at + by, 0, item);
}
