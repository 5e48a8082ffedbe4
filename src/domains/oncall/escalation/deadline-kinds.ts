import { defineDeadline } from "#kernel/deadlines";

/** Subject: the escalation. Nobody answered in time: the next step. */
export const escalationStepDue = defineDeadline("escalation.step");
/** Subject: the notification attempt. The person's own rule says: now over this contact method. */
export const notificationAttemptDue = defineDeadline("notification.attempt");
