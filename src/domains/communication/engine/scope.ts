import type { FactValue } from "#domains/incidents";
import type { Audience, Change, KnownFact } from "../types.ts";
import type { AudiencePage, PlannedComponent, PlannedIncident } from "./input.ts";
import { isInside, mayEnterRoom, publicFacts } from "./knowledge.ts";
import { DURATION, NEXT_UPDATE, SENT_AT, timeSlot } from "./slots.ts";

export type ScopeValue = string | number | boolean | readonly ScopeValue[] | { [key: string]: ScopeValue };
export type Scope = { [key: string]: ScopeValue };

export type ScopeInput = {
  incident: PlannedIncident;
  audience: Audience;
  /** Only facts this audience may know. */
  facts: readonly KnownFact[];
  changes: readonly Change[];
  components: readonly PlannedComponent[];
  page: AudiencePage | null;
  /** Where customers read: for words that Support hands on. */
  customerPageUrl: string | null;
  promised: boolean;
  statusName: string;
};

/**
 * Everything a template of this audience can name. What is not allowed is not here: a template cannot say what it is
 * not given. Slots without a value are absent, so that a strict template notices.
 */
export function scopeFor(input: ScopeInput): Scope {
  const { incident, audience, changes } = input;
  return {
    ...fromIncident(input),
    ...nested(input.facts),
    ...confidences(input.facts),
    incident: {
      title: mayEnterRoom(audience) ? incident.internalTitle : incident.publicTitle,
      publicTitle: incident.publicTitle,
      status: input.statusName,
      ...(isInside(audience) && { number: incident.number, severity: incident.severity }),
    },
    customer: {
      ...nested(publicFacts(input.facts)),
      ...(input.customerPageUrl && { pageUrl: input.customerPageUrl }),
    },
    audience: { name: audience.name },
    changes: changes.map(({ label, after }) => ({ label, after: after ?? "" })),
  };
}

function fromIncident({ incident, audience, components, page, promised }: ScopeInput): Scope {
  const affected = components.filter(({ state }) => state !== "operational").map(({ name }) => name);
  const named = components.map(({ name }) => name);
  return {
    startedAt: timeSlot(incident.startedAt),
    declaredAt: timeSlot(incident.declaredAt),
    resolvedAt: incident.resolvedAt ? timeSlot(incident.resolvedAt) : SENT_AT,
    sentAt: SENT_AT,
    duration: DURATION,
    ...(promised && { nextUpdate: NEXT_UPDATE }),
    ...(page && { pageUrl: page.url }),
    ...(named.length > 0 && { components: affected.length > 0 ? affected : named }),
    ...(isInside(audience) && incident.services.length > 0 && { services: [...incident.services] }),
    ...(mayEnterRoom(audience) && { roomUrl: incident.roomUrl }),
    ...(mayEnterRoom(audience) && incident.bridgeUrl && { bridgeUrl: incident.bridgeUrl }),
  };
}

/** Facts are keyed with dots: `cause.plain` is read as `{{ cause.plain }}`. */
function nested(facts: readonly KnownFact[]): Scope {
  const scope: Scope = {};
  for (const { key, value } of facts) {
    if (!isEmpty(value)) put(scope, key.split("."), scopeValue(value));
  }
  return scope;
}

/** `suspected.cause.plain` is true for a fact that is not confirmed. */
function confidences(facts: readonly KnownFact[]): Scope {
  const suspected: Scope = {};
  for (const { key, confidence } of facts)
    if (confidence === "suspected") put(suspected, key.split("."), true);
  return { suspected };
}

function put(scope: Scope, [head = "", ...rest]: string[], value: ScopeValue): void {
  if (rest.length === 0) {
    scope[head] = value;
    return;
  }
  const inner = scope[head];
  const branch: Scope = isBranch(inner) ? inner : {};
  scope[head] = branch;
  put(branch, rest, value);
}

const isBranch = (value: ScopeValue | undefined): value is Scope =>
  typeof value === "object" && !Array.isArray(value);

const isEmpty = (value: FactValue): boolean => (typeof value === "number" ? false : value.length === 0);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

// A fact that is a time is read by each recipient in their own zone.
function scopeValue(value: FactValue): ScopeValue {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return [...value];
  return INSTANT.test(value) ? timeSlot(new Date(value)) : value;
}
