import { defineEvent } from "#kernel/events";

export const scheduleChanged = defineEvent<{ change: "created" | "updated" | "archived" }>(
  "schedule.changed",
);
export const overrideAdded = defineEvent<{ scheduleId: string; personIds: string[] }>("override.added");
export const overrideRemoved = defineEvent<{ scheduleId: string }>("override.removed");
export const policyChanged = defineEvent<{ change: "created" | "updated" | "archived" }>(
  "escalation-policy.changed",
);

/** What an escalation is about; the event's subject is that subject itself. */
type About = { subjectKind: string; escalationId: string };

export const escalationStarted = defineEvent<About & { policyId: string | null }>("escalation.started");
export const escalationAdvanced = defineEvent<About & { step: number; round: number; because: string }>(
  "escalation.advanced",
);
/** Someone took it on, or it is no longer needed. */
export const escalationStopped = defineEvent<About & { because: string; answeredBy: string | null }>(
  "escalation.stopped",
);
/** Every step was tried as often as the policy says and nobody answered. */
export const escalationExhausted = defineEvent<About>("escalation.exhausted");
/** A step had nobody to tell. */
export const escalationFoundNobody = defineEvent<About & { says: string }>("escalation.found-nobody");
export const personNotified = defineEvent<
  About & { notificationId: string; personId: string; personName: string; reason: string }
>("person.notified");
/** A person took on something other than an alert, such as a missed promise. */
export const notificationAnswered = defineEvent<
  About & { notificationId: string; personId: string; answer: string }
>("notification.answered");
