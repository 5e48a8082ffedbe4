import type { PersonRef } from "#domains/people";
import type { Author, Classification, ComponentState, IncidentStatus, ResponderState } from "./types.ts";

/** One line of a list of incidents. Times are ISO 8601 in UTC. */
export type IncidentSummary = {
  id: string;
  number: number;
  internalTitle: string;
  publicTitle: string;
  severity: string;
  status: IncidentStatus;
  drill: boolean;
  classifications: Classification[];
  startedAt: string;
  declaredAt: string;
  resolvedAt: string | null;
  commander: PersonRef | null;
  communicationsLead: PersonRef | null;
  services: { id: string; name: string }[];
  version: number;
};

export type IncidentView = IncidentSummary & {
  detectedAt: string;
  identifiedAt: string | null;
  fixedAt: string | null;
  bridgeUrl: string | null;
  declaredBy: Author;
  /** Every role of the workspace, held or not. */
  roles: { role: string; name: string; person: PersonRef | null; assignedAt: string | null }[];
  responders: {
    person: PersonRef;
    state: ResponderState;
    askedAt: string;
    answeredAt: string | null;
    note: string | null;
  }[];
  tasks: TaskView[];
  components: { id: string; name: string; state: ComponentState }[];
  links: { id: string; url: string; label: string }[];
  alerts: {
    id: string;
    number: number;
    summary: string;
    state: "triggered" | "acknowledged" | "resolved";
    triggeredAt: string;
    acknowledgedAt: string | null;
  }[];
};

export type TaskView = {
  id: string;
  text: string;
  assignee: PersonRef | null;
  doneAt: string | null;
  createdAt: string;
};
