import type { Confidence, FactValue, FactVersion, IncidentStatus, Ring } from "../types.ts";
import { defaultRing, type FactKind } from "./fact-kinds.ts";
import { sameValue } from "./fact-values.ts";

/** What an author asks for; what is left out stays, or takes the kind's default on a first version. */
export type FactChange = {
  key: string;
  value?: FactValue | null | undefined;
  ring?: Ring | undefined;
  compartments?: string[] | undefined;
  confidence?: Confidence | undefined;
};

export type FactContent = Pick<FactVersion, "value" | "ring" | "compartments" | "confidence">;

export type FactDecision =
  | { outcome: "changed"; next: FactContent }
  | { outcome: "unchanged" }
  | { outcome: "nothing-to-change" }
  | { outcome: "too-wide"; widestRing: Ring };

/**
 * The next version of a fact. A ring is never widened by itself: a suspicion that was kept inside stays inside when
 * it is confirmed, until somebody says how far it may go.
 */
export function decideFactChange(
  kind: FactKind,
  current: FactContent | undefined,
  change: FactChange,
  status: IncidentStatus,
): FactDecision {
  const value = change.value === undefined ? (current?.value ?? null) : change.value;
  if (!current && value === null) return { outcome: "nothing-to-change" };
  const confidence = change.confidence ?? current?.confidence ?? "confirmed";
  const next: FactContent = {
    value,
    confidence,
    ring: change.ring ?? current?.ring ?? defaultRing(kind, { status, confidence }),
    compartments: [...new Set(change.compartments ?? current?.compartments ?? kind.compartments)].sort(),
  };
  if (next.ring > kind.widestRing) return { outcome: "too-wide", widestRing: kind.widestRing };
  return current && sameContent(current, next) ? { outcome: "unchanged" } : { outcome: "changed", next };
}

const sameContent = (a: FactContent, b: FactContent): boolean =>
  sameValue(a.value, b.value) &&
  a.ring === b.ring &&
  a.confidence === b.confidence &&
  sameValue(a.compartments, b.compartments);

/** Changes whose fact moved on since its author read it. Version 0 stands for "was not set". */
export const staleChanges = (
  changes: readonly FactChange[],
  current: ReadonlyMap<string, FactVersion>,
  expected: Readonly<Record<string, number>>,
): FactChange[] =>
  changes.filter(({ key }) => key in expected && expected[key] !== (current.get(key)?.version ?? 0));
