import type { ComponentState, IncidentStatus } from "#domains/incidents";
import type { Change } from "../types.ts";
import type { PlannedComponent, PreviousMessage, ToldFact } from "./input.ts";

export type Now = {
  /** Whether the audience may know the severity. */
  inside: boolean;
  status: IncidentStatus;
  severity: string;
  told: readonly ToldFact[];
  components: readonly PlannedComponent[];
};

export type ChangeWords = {
  status: string;
  severity: string;
  statusName(status: IncidentStatus): string;
  componentState(state: ComponentState): string;
};

/** What is different for an audience since its last message, using only what it may know now and was told then. */
export function changesSince(previous: PreviousMessage | undefined, now: Now, words: ChangeWords): Change[] {
  if (!previous) return [];
  return [
    ...changedValue("status", words.status, words.statusName(previous.status), words.statusName(now.status)),
    ...(now.inside ? changedValue("severity", words.severity, previous.severity, now.severity) : []),
    ...changedComponents(previous, now, words),
    ...changedFacts(previous.told, now.told),
  ];
}

const changedValue = (what: string, label: string, before: string, after: string): Change[] =>
  before === after ? [] : [{ what, label, before, after }];

function changedComponents(previous: PreviousMessage, now: Now, words: ChangeWords): Change[] {
  const before = new Map(previous.components.map(({ id, state }) => [id, state]));
  return now.components.flatMap(({ id, name, state }) => {
    const was = before.get(id) ?? "operational";
    return changedValue(`component ${id}`, name, words.componentState(was), words.componentState(state));
  });
}

function changedFacts(before: readonly ToldFact[], after: readonly ToldFact[]): Change[] {
  const was = new Map(before.map((fact) => [fact.key, fact]));
  const is = new Set(after.map(({ key }) => key));
  const changed = after
    .filter(({ key, shown }) => was.get(key)?.shown !== shown)
    .map(({ key, label, shown }) => ({
      what: key,
      label,
      before: was.get(key)?.shown ?? null,
      after: shown,
    }));
  const gone = before
    .filter(({ key }) => !is.has(key))
    .map(({ key, label, shown }) => ({ what: key, label, before: shown, after: null }));
  return [...changed, ...gone];
}
