import { defineEvent } from "#kernel/events";
import type { ComponentState, IncidentStatus } from "./types.ts";

// These leave as webhooks too: ids, states and names of severities, never titles, words or facts.

type Of<More extends Record<string, unknown> = Record<never, never>> = { incidentId: string } & More;

export const incidentDeclared =
  defineEvent<
    Of<{
      number: number;
      severity: string;
      status: IncidentStatus;
      drill: boolean;
      classifications: string[];
      serviceIds: string[];
      alertIds: string[];
    }>
  >("incident.declared");
export const incidentSeverityChanged =
  defineEvent<Of<{ from: string; to: string }>>("incident.severity-changed");
export const incidentStatusChanged =
  defineEvent<Of<{ from: IncidentStatus; to: IncidentStatus }>>("incident.status-changed");
export const incidentResolved =
  defineEvent<Of<{ severity: string; rank: number; drill: boolean }>>("incident.resolved");
export const incidentReopened = defineEvent<Of<{ status: IncidentStatus }>>("incident.reopened");
/** Titles or bridge; `what` names the changed fields. */
export const incidentAmended = defineEvent<Of<{ what: string[] }>>("incident.amended");
export const incidentClassified = defineEvent<Of<{ classifications: string[] }>>("incident.classified");

export const roleAssigned =
  defineEvent<Of<{ role: string; personId: string; previousPersonId: string | null }>>(
    "incident.role-assigned",
  );
export const roleReleased = defineEvent<Of<{ role: string; personId: string }>>("incident.role-released");
export const responderAsked = defineEvent<Of<{ personId: string }>>("incident.responder-asked");
export const responderAnswered = defineEvent<
  Of<{ personId: string; answer: "joined" | "declined" | "released" }>
>("incident.responder-answered");

/** `keys` name what changed, with the versions they have now; values stay inside. */
export const factChanged = defineEvent<Of<{ keys: string[]; versions: number[] }>>("incident.fact-changed");
export const servicesChanged = defineEvent<Of<{ serviceIds: string[] }>>("incident.services-changed");
/** The whole list as it is now. */
export const componentsChanged = defineEvent<Of<{ components: { id: string; state: ComponentState }[] }>>(
  "incident.components-changed",
);
export const noteAdded = defineEvent<Of<{ entryId: string }>>("incident.note-added");
export const linksChanged = defineEvent<Of>("incident.links-changed");
export const alertLinked = defineEvent<Of<{ alertId: string }>>("incident.alert-linked");
export const alertUnlinked = defineEvent<Of<{ alertId: string }>>("incident.alert-unlinked");

type OfTask = Of<{ taskId: string; assigneeId: string | null }>;
export const taskAdded = defineEvent<OfTask>("task.added");
export const taskChanged = defineEvent<OfTask>("task.changed");
export const taskDone = defineEvent<OfTask>("task.done");
