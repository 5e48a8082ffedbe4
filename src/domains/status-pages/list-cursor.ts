/** Where a list sorted by time, newest first, goes on: the last time and id that were shown. */
export type TimeCursor = { at: Date; id: string };

export const writeCursor = ({ at, id }: TimeCursor): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

/** Null for a cursor we did not make: the list then starts over. */
export function readCursor(cursor: string | undefined): TimeCursor | null {
  if (!cursor) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const date = new Date(at);
    return typeof id === "string" && !Number.isNaN(date.getTime()) ? { at: date, id } : null;
  } catch {
    return null;
  }
}

export type ListOptions = { limit?: number | undefined; cursor?: string | undefined };

/** One page of rows read with one more than asked for. */
export function pageOfRows<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => TimeCursor) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, nextCursor: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
