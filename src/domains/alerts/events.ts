import { defineEvent } from "#kernel/events";
import type { AlertSeverity, AlertUrgency } from "./incoming.ts";

/** What every event about an alert carries: enough to decide whether to look closer. */
export type AlertFacts = {
  alertId: string;
  number: number;
  summary: string;
  severity: AlertSeverity;
  urgency: AlertUrgency;
  serviceId: string | null;
  sourceId: string;
  /** The policy of the alert's source, which goes before that of the service. */
  escalationPolicyId: string | null;
  incidentId: string | null;
};

/** Somebody should be told. `again`: the alert is not new, it came back and stayed. */
export const alertTriggered = defineEvent<AlertFacts & { again: boolean }>("alert.triggered");
/** `personId` is null when the monitor or a program did it. */
export const alertAcknowledged = defineEvent<AlertFacts & { personId: string | null }>("alert.acknowledged");
/** Given back by a person: it is open again and somebody should be told. */
export const alertUnacknowledged = defineEvent<AlertFacts & { personId: string | null }>(
  "alert.unacknowledged",
);
export const alertResolved = defineEvent<AlertFacts & { personId: string | null }>("alert.resolved");
/** Quiet until then; after that `alert.unsnoozed`. */
export const alertSnoozed = defineEvent<AlertFacts & { personId: string | null; until: string }>(
  "alert.snoozed",
);
/** The time is over and it is still open: somebody should be told again. */
export const alertUnsnoozed = defineEvent<AlertFacts>("alert.unsnoozed");
/** Kept, but nobody is told. */
export const alertSuppressed = defineEvent<AlertFacts & { reason: string }>("alert.suppressed");
/** Began (`true`) or stopped (`false`) opening and closing again and again. */
export const alertFlapping = defineEvent<AlertFacts & { flapping: boolean }>("alert.flapping");
/** A routing rule says that this is an incident, of this severity ("SEV1" …). */
export const alertIncidentWanted = defineEvent<{
  alertId: string;
  severity: string;
  title: string;
  serviceId: string | null;
  /** false: never joins an open incident. Events recorded before there was a choice lack it: they join. */
  join?: boolean;
}>("alert.incident-wanted");
export const alertNoted = defineEvent<AlertFacts & { personId: string | null }>("alert.noted");

/** Made, changed, given a new key, disabled or enabled; every node forgets what it remembers about keys. */
export const sourceChanged = defineEvent<{ sourceId: string; change: string }>("alert-source.changed");

/** The rules by which alerts are routed are others now. */
export const routingRuleChanged = defineEvent<{ change: "created" | "updated" | "removed" }>(
  "routing-rule.changed",
);
