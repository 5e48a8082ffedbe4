import { useState } from "react";

/** Something that is being changed, beside how it is saved now. */
export type DraftState<Value> = {
  draft: Value;
  change: (part: Partial<Value>) => void;
  isDirty: boolean;
  /** What is saved is no longer what the draft began with: somebody else changed it. */
  isOvertaken: boolean;
  /** Drops the draft for what is saved now. */
  startOver: () => void;
};

/** A draft of `saved`. While nothing is typed it follows what arrives live; what was typed stays. */
export function useDraft<Value extends object>(saved: Value): DraftState<Value> {
  const [base, setBase] = useState(saved);
  const [typed, setTyped] = useState<Value | null>(null);
  const isDirty = typed !== null && !same(typed, base);
  const isChanged = !same(base, saved);
  if (isChanged && !isDirty) {
    setBase(saved);
    setTyped(null);
  }
  return {
    draft: typed ?? base,
    change: (part) => setTyped((before) => ({ ...(before ?? base), ...part })),
    isDirty,
    isOvertaken: isDirty && isChanged,
    startOver: () => {
      setBase(saved);
      setTyped(null);
    },
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
