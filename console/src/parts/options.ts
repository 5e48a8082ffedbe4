/** Choices for a select, with one for "none of them" on top. */
export const withNone = (none: string, items: readonly { id: string; name: string }[]) => [
  { value: "", label: none },
  ...items.map(({ id, name }) => ({ value: id, label: name })),
];
