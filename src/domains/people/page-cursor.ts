/** Where a list sorted by name goes on: the last name and id that were shown. */
export type NameCursor = { name: string; id: string };

export const writeCursor = ({ name, id }: NameCursor): string =>
  Buffer.from(JSON.stringify([name, id])).toString("base64url");

/** Null for a cursor we did not make: the list then starts over. */
export function readCursor(cursor: string | undefined): NameCursor | null {
  if (!cursor) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return typeof name === "string" && typeof id === "string" ? { name, id } : null;
  } catch {
    return null;
  }
}
