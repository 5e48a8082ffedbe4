import { defineRefusals } from "./refusals.ts";

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Where a list goes on: the sort values of the last item shown. Opaque to callers. */
export type Position = readonly (string | number)[];

const refusePaging = defineRefusals({
  "cursor-invalid": {
    status: 422,
    says: "The cursor is not one that this list gave out.",
    doNext: "Leave the cursor out to start from the beginning, or send `nextCursor` of the page before.",
  },
});

export const encodeCursor = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

/** The position a cursor stands for; `undefined` at the beginning. Refuses what `encodeCursor` did not make. */
export function decodeCursor(cursor: string | undefined, length: number): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(position) && position.length === length && position.every(isSortValue)) return position;
  } catch {
    // Not even JSON: refused below like any other foreign cursor.
  }
  throw refusePaging("cursor-invalid");
}

const isSortValue = (value: unknown): value is string | number =>
  typeof value === "number"
    ? Number.isSafeInteger(value)
    : typeof value === "string" && value.length <= 200 && !value.includes("\u0000");

/** Cuts `limit + 1` rows, as read, into a page: the extra row only says that there is more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null;
  return { items: shown.map(present), nextCursor };
}
