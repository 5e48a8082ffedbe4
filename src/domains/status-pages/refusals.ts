import { defineRefusals } from "#kernel/refusals";

/** What status pages refuse, and what the caller can do about it. */
export const refuse = defineRefusals({
  "status-page-not-found": {
    status: 404,
    says: "There is no status page {id} in this workspace.",
    doNext: "GET /api/v1/status-pages lists them.",
  },
  "status-page-slug-taken": {
    status: 409,
    says: "The address /status/{slug} is already in use.",
    doNext: "Choose another slug.",
  },
  "status-page-audience-taken": {
    status: 409,
    says: "Another status page already belongs to this audience.",
    doNext: "An audience reads one page: change that page instead.",
  },
  "component-not-found": {
    status: 404,
    says: "There is no component {id} on this page.",
    doNext: "GET /api/v1/status-pages/{pageId}/components lists them.",
  },
  "component-held": {
    status: 409,
    says: "{name} is part of an open incident or a maintenance under way, which sets its state.",
    doNext: "Change the state with the next update of the incident, or end the maintenance.",
  },
  "component-group-not-found": {
    status: 404,
    says: "There is no component group {id} on this page.",
    doNext: "GET /api/v1/status-pages/{pageId}/components lists them.",
  },
  "component-maintenance-by-hand": {
    status: 422,
    says: "Under maintenance is set by a maintenance, so that readers know from when until when.",
    doNext: "POST /api/v1/status-pages/{pageId}/maintenances with a window that starts now.",
  },
  "maintenance-not-found": {
    status: 404,
    says: "There is no maintenance {id} in this workspace.",
    doNext: "GET /api/v1/status-pages/{pageId}/maintenances lists them.",
  },
  "maintenance-window-wrong": {
    status: 422,
    says: "A maintenance must end after it starts, and not in the past.",
    doNext: "Correct scheduledFor and scheduledUntil.",
  },
  "maintenance-over": {
    status: 409,
    says: "This maintenance is {status}.",
    doNext: "Schedule another one.",
  },
  "maintenance-step-wrong": {
    status: 409,
    says: "A maintenance that is {from} cannot become {to}.",
    doNext: "The way is scheduled, in_progress, verifying, completed; a scheduled one can be cancelled.",
  },
  "subscriber-not-found": {
    status: 404,
    says: "There is no subscriber {id} on this page.",
    doNext: "GET /api/v1/status-pages/{pageId}/subscribers lists them.",
  },
  "subscription-link-invalid": {
    status: 400,
    says: "This link is not complete or was changed on the way.",
    doNext: "Open the link from the newest mail, or subscribe again.",
  },
  "subscription-link-expired": {
    status: 410,
    says: "This link has expired.",
    doNext: "Subscribe again: a new link comes by mail.",
  },
});
