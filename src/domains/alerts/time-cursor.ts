import { isId } from "#kernel/ids";

/** Where a list sorted by time goes on: the last time and id that were shown. */
export type TimeCursor = { at: Date; id: string };

export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at.getTime()}-${id}`;

/** Null for a cursor we did not make: the list then starts over. */
export function readTimeCursor(cursor: string | undefined): TimeCursor | null {
  const [time = "", id = ""] = cursor?.split("-") ?? [];
  return /^\d{1,15}$/.test(time) && isId(id) ? { at: new Date(Number(time)), id } : null;
}
