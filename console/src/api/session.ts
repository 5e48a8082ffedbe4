/** Whether the session still counts, as far as this tab has noticed: an answer said so, or we asked. */
let ended = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (ended === next) return;
  ended = next;
  for (const listener of listeners) listener();
}

export const session = {
  hasEnded: (): boolean => ended,
  markEnded: (): void => set(true),
  markAlive: (): void => set(false),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
