import { useState } from "react";

/** A copy that is being edited. What arrives live afterwards does not touch it. */
export function useEdited<Value extends object>(start: Value) {
  const [before] = useState(start);
  const [value, setValue] = useState(start);
  const change = (part: Partial<Value>) => setValue((now) => ({ ...now, ...part }));
  return { value, change, changed: changedParts(before, value), dirty: !same(before, value) };
}

/** Only what differs: whatever somebody else changed meanwhile stays as they made it. */
const changedParts = <Value extends object>(before: Value, now: Value): Partial<Value> =>
  Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !same(before[name as keyof Value], value)),
  ) as Partial<Value>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
