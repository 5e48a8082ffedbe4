/** `2026-11-23T14:30:00.000Z` as an `<input type="datetime-local">` shows it, in the reader's zone. */
export function toLocalInput(at: string): string {
  if (!at) return "";
  const date = new Date(at);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

export const fromLocalInput = (local: string): string | null =>
  local ? new Date(local).toISOString() : null;
