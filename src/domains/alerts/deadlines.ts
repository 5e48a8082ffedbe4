import { defineDeadline } from "#kernel/deadlines";

/** A flapping alert was quiet for long enough (subject: alert). */
export const flappingOver = defineDeadline("alerts.flapping-over");
/** A flapping alert came back and stayed: somebody must be told after all (subject: alert). */
export const flappingHold = defineDeadline("alerts.flapping-hold");
/** A snooze ends (subject: alert). */
export const snoozeOver = defineDeadline("alerts.snooze-over");
/** Time to remove what is older than its retention (subject: workspace). */
export const retentionDue = defineDeadline("alerts.retention");
