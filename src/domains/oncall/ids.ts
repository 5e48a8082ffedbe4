import type { Id } from "#kernel/ids";

export type ScheduleId = Id<"schedule">;
export type PolicyId = Id<"escalation-policy">;
export type EscalationId = Id<"escalation">;
export type NotificationId = Id<"notification">;
