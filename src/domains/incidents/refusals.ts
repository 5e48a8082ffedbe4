import { defineRefusals } from "#kernel/refusals";

/** What incidents refuse, and what the caller can do about it. */
export const refuse = defineRefusals({
  "incident-not-found": {
    status: 404,
    says: "There is no incident {id} in this workspace.",
    doNext: "GET /api/v1/incidents?status=all lists them.",
  },
  "incident-changed": {
    status: 409,
    says: "Incident #{number} was changed by someone else meanwhile: it is at version {current}, you changed version {expected}.",
    doNext: "Look at its current state under `current`, and send the change again with that version.",
  },
  "incident-resolved": {
    status: 409,
    says: "Incident #{number} is resolved.",
    doNext: "Reopen it first, with the reason: POST /api/v1/incidents/{id}/reopen.",
  },
  "incident-not-resolved": {
    status: 409,
    says: "Incident #{number} is not resolved, so it cannot be reopened.",
    doNext: "Change its status instead.",
  },
  "severity-not-found": {
    status: 422,
    says: "There is no severity {name} in this workspace.",
    doNext: "GET /api/v1/severities lists them with their criteria.",
  },
  "incident-role-not-found": {
    status: 404,
    says: "There is no incident role {role} in this workspace.",
    doNext: "GET /api/v1/incident-roles lists them.",
  },
  "incident-role-empty": {
    status: 404,
    says: "Nobody holds the role {role} in this incident.",
    doNext: "GET the incident to see who holds what.",
  },
  "incident-person-unknown": {
    status: 422,
    says: "There is no active person {id} in this workspace.",
    doNext: "GET /api/v1/people lists them.",
  },
  "incident-service-unknown": {
    status: 422,
    says: "There is no service {id} in this workspace.",
    doNext: "GET /api/v1/services lists them.",
  },
  "incident-component-unknown": {
    status: 422,
    says: "There is no component {id} on a status page of this workspace.",
    doNext: "GET the status page to see its components.",
  },
  "responder-not-found": {
    status: 404,
    says: "This person was not asked to help with the incident.",
    doNext: "Ask them first: POST /api/v1/incidents/{id}/responders.",
  },
  "task-not-found": {
    status: 404,
    says: "There is no task {id} in this incident.",
    doNext: "GET the incident to see its tasks.",
  },
  "timeline-entry-not-found": {
    status: 404,
    says: "There is no timeline entry {id} in this incident.",
    doNext: "GET its timeline to see the entries.",
  },
  "incident-link-not-found": {
    status: 404,
    says: "There is no link {id} in this incident.",
    doNext: "GET the incident to see its links.",
  },
  "incident-alert-unknown": {
    status: 422,
    says: "There is no alert {id} in this workspace.",
    doNext: "GET /api/v1/alerts lists them.",
  },
  "alert-in-other-incident": {
    status: 409,
    says: "This alert already belongs to incident #{number}.",
    doNext: "Work on that incident, or take the alert out of it first.",
  },
  "fact-kind-unknown": {
    status: 422,
    says: "There is no kind of fact called {key} that can be set.",
    doNext: "GET /api/v1/fact-kinds lists them; derived and rendered ones cannot be set.",
  },
  "fact-not-set": {
    status: 422,
    says: "The fact {key} has no value yet, so there is nothing to change about it.",
    doNext: "Send a value with it.",
  },
  "fact-ring-too-wide": {
    status: 422,
    says: "The fact {key} may never reach ring {ring}; {widest} is the outermost ring allowed.",
    doNext: "Choose ring {widest} or an inner one, or put what outer rings may know into another fact.",
  },
  "fact-changed": {
    status: 409,
    says: "Facts were changed by someone else meanwhile: {facts}.",
    doNext: "Compare both values under `conflicts`, and send your change again with the current versions.",
  },
  "timeline-in-future": {
    status: 422,
    says: "A note cannot be about something that has not happened yet.",
    doNext: "Give a time that is not in the future, or leave it out.",
  },
});
