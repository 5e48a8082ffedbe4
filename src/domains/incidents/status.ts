import { INCIDENT_STATUSES, type IncidentStatus } from "./types.ts";

export type StatusDecision = "change" | "unchanged" | "resolved-needs-reopening";

/** Open incidents may move forward and back; a resolved one is reopened, which is an act of its own. */
export function decideStatus(from: IncidentStatus, to: IncidentStatus): StatusDecision {
  if (from === to) return "unchanged";
  return from === "resolved" ? "resolved-needs-reopening" : "change";
}

const reached = (status: IncidentStatus): number => INCIDENT_STATUSES.indexOf(status);

export type StatusTimes = { identifiedAt: Date | null; fixedAt: Date | null };

/**
 * The times that a new status writes: cause found on reaching *identified*, fixed on reaching *monitoring* or
 * *resolved*, each once. Going back takes away what no longer holds: the fix that did not help, the wrong cause.
 */
export function timesAfter(to: IncidentStatus, times: StatusTimes, now: Date): StatusTimes {
  const fixed = reached(to) >= reached("monitoring");
  return {
    identifiedAt:
      to === "investigating" ? null : to === "identified" ? (times.identifiedAt ?? now) : times.identifiedAt,
    fixedAt: fixed ? (times.fixedAt ?? now) : null,
  };
}
