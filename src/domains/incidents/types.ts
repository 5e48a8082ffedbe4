import type { Id } from "#kernel/ids";

export type IncidentId = Id<"incident">;
export type TaskId = Id<"task">;
export type TimelineEntryId = Id<"timeline-entry">;
export type IncidentLinkId = Id<"incident-link">;
export type FactVersionId = Id<"fact-version">;

export const INCIDENT_STATUSES = ["investigating", "identified", "monitoring", "resolved"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const COMPONENT_STATES = [
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

/** Data classes that change who must be asked and how fast the first words go out. */
export const CLASSIFICATIONS = ["security", "data-loss", "personal-data", "financial", "safety"] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** The roles every workspace starts with; a workspace may add its own. */
export const COMMANDER = "incident-commander";
export const COMMUNICATIONS_LEAD = "communications-lead";

export const RESPONDER_STATES = ["asked", "joined", "declined", "released"] as const;
export type ResponderState = (typeof RESPONDER_STATES)[number];

/** Distance from the stone in the pond: 1 responders … 5 customers. */
export type Ring = 1 | 2 | 3 | 4 | 5;

export type Confidence = "suspected" | "confirmed";

/** share: 0–1 · time: ISO 8601 UTC · duration: seconds · answer: yes, no or unknown. */
export type FactValue = string | number | string[];

/** One version of one fact, as it stood from `validFrom` until `validUntil`. */
export type FactVersion = {
  id: FactVersionId;
  key: string;
  version: number;
  /** Null: withdrawn, nothing is known any more. */
  value: FactValue | null;
  ring: Ring;
  compartments: string[];
  confidence: Confidence;
  validFrom: Date;
  validUntil: Date | null;
  author: Author;
};

/** A fact that follows from the incident itself and so cannot be set. */
export type DerivedFact = { key: string; value: FactValue; ring: Ring; compartments: string[] };

/** Who did something: a person when there is one, else what to call it. */
export type Author = { personId: Id<"person"> | null; label: string };

/**
 * Everything about one incident that the plan engine needs, at one instant. It holds internal words: what an
 * audience may know of it is only what `knownTo` returns for that audience.
 */
export type IncidentForPlan = {
  id: IncidentId;
  number: number;
  internalTitle: string;
  publicTitle: string;
  severity: { name: string; rank: number };
  status: IncidentStatus;
  classifications: Classification[];
  drill: boolean;
  bridgeUrl: string | null;
  declaredAt: Date;
  startedAt: Date;
  detectedAt: Date;
  identifiedAt: Date | null;
  fixedAt: Date | null;
  resolvedAt: Date | null;
  roles: { role: string; personId: Id<"person"> }[];
  responders: { personId: Id<"person">; state: ResponderState }[];
  services: { id: Id<"service">; name: string }[];
  components: { id: string; name: string; state: ComponentState }[];
  /** Current versions only; withdrawn ones are left out. */
  facts: FactVersion[];
  version: number;
};
