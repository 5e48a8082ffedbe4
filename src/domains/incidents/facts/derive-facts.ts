import type { DerivedFact, FactValue, FactVersion, IncidentForPlan } from "../types.ts";
import { factKind } from "./fact-kinds.ts";
import { type Clearance, mayKnow } from "./visibility.ts";

/** What follows from the incident itself at `now`; keys and rings are those of the catalogue. */
export function deriveFacts(incident: IncidentForPlan, now: Date): DerivedFact[] {
  const values: Record<string, FactValue | null> = {
    "incident.id": incident.id,
    "incident.number": incident.number,
    "title.internal": incident.internalTitle,
    "title.public": incident.publicTitle,
    severity: incident.severity.name,
    state: incident.status,
    services: notEmpty(incident.services.map(({ name }) => name)),
    components: notEmpty([...new Set(incident.components.map(({ name }) => name))]),
    declaredAt: incident.declaredAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    duration: durationSeconds(incident, now),
  };
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [derived(key, value)]));
}

/** Seconds of impact so far, or in all once resolved; never negative. */
export const durationSeconds = (
  incident: Pick<IncidentForPlan, "startedAt" | "resolvedAt">,
  now: Date,
): number =>
  Math.max(0, Math.round(((incident.resolvedAt ?? now).getTime() - incident.startedAt.getTime()) / 1000));

export type KnownFact = (FactVersion & { value: FactValue }) | DerivedFact;

/** Everything somebody on this ring, with these compartments, may know about the incident. Nothing else may. */
export const knownTo = (incident: IncidentForPlan, who: Clearance, now: Date): KnownFact[] =>
  [...deriveFacts(incident, now), ...incident.facts.filter(holds)].filter((fact) => mayKnow(who, fact));

const holds = (fact: FactVersion): fact is FactVersion & { value: FactValue } => fact.value !== null;

const notEmpty = (names: string[]): string[] | null => (names.length ? names : null);

function derived(key: string, value: FactValue): DerivedFact {
  const kind = factKind(key);
  if (!kind) throw new Error(`the derived fact ${key} is not in the catalogue`);
  return { key, value, ring: kind.widestRing, compartments: [...kind.compartments] };
}
