import { useCallback, useState } from "react";

const PREFIX = "ripplecast.draft.";

/**
 * State that is kept for this tab while somebody works on it: it outlives leaving the screen, a reload and the end of
 * the session. `clear` when it was sent or given up.
 */
export function useKeptDraft<Value extends object>(name: string, start: Value) {
  const key = PREFIX + name;
  const [value, setValue] = useState<Value>(() => read(key, start));
  const change = useCallback(
    (part: Partial<Value>) =>
      setValue((before) => {
        const next = { ...before, ...part };
        sessionStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setValue(start);
  }, [key, start]);
  return { value, change, clear };
}

/** For leaving: nothing stays behind for the next person at this browser. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

// What an older console kept may lack newer parts: they start empty.
function read<Value extends object>(key: string, start: Value): Value {
  const kept = sessionStorage.getItem(key);
  return kept ? { ...start, ...(JSON.parse(kept) as Partial<Value>) } : start;
}
