export { escalateNow } from "./escalation/escalate-now.ts";
export type { Subject } from "./escalation/escalation-row.ts";
export { type NotifyPeople, notifyPeople } from "./escalation/notify-people.ts";
export { type Reassign, reassign } from "./escalation/reassign.ts";
export { type StartEscalation, startEscalation } from "./escalation/start-escalation.ts";
export { type StopEscalation, stopEscalation } from "./escalation/stop-escalation.ts";
export { onCallDeadlines } from "./escalation/when-due.ts";
export * from "./events.ts";
export { furnishOncall } from "./furnish-oncall.ts";
export type { EscalationId, NotificationId, PolicyId, ScheduleId } from "./ids.ts";
export { alertNotification } from "./notifications/alert-notification.ts";
export { alertSubject } from "./notifications/alert-subject.ts";
export { type AnswerLink, readAnswerLink } from "./notifications/answer-link.ts";
export { type AnswerNotification, answerNotification } from "./notifications/answer-notification.ts";
export {
  type EscalationView,
  listNotifications,
  type NotificationView,
  type SubjectNotifications,
} from "./notifications/list-notifications.ts";
export {
  type Answer,
  type IncidentRoom,
  incidentRooms,
  type NotificationSubject,
  type SubjectKind,
  subjectKinds,
} from "./notifications/notification-subjects.ts";
export { type NotificationPage, readNotificationPage } from "./notifications/read-notification.ts";
export { onCallPart } from "./personal-data.ts";
export { archivePolicy } from "./policies/archive-policy.ts";
export { type CreatePolicy, createPolicy } from "./policies/create-policy.ts";
export { getPolicy, listPolicies } from "./policies/list-policies.ts";
export type { PolicyView } from "./policies/read-policy.ts";
export { type UpdatePolicy, updatePolicy } from "./policies/update-policy.ts";
export { onCallReactions } from "./reactions.ts";
export { type AddOverride, addOverride } from "./schedules/add-override.ts";
export { archiveSchedule } from "./schedules/archive-schedule.ts";
export { type CreateSchedule, createSchedule } from "./schedules/create-schedule.ts";
export { listOverrides } from "./schedules/list-overrides.ts";
export { getSchedule, listSchedules } from "./schedules/list-schedules.ts";
export { type ListShifts, listShifts, type ShiftsView } from "./schedules/list-shifts.ts";
export type { OnCallWarning } from "./schedules/on-call-warnings.ts";
export { type PreviewShifts, previewShifts, type ShiftsPreview } from "./schedules/preview-shifts.ts";
export { removeOverride } from "./schedules/remove-override.ts";
export type { OverrideView, ScheduleView } from "./schedules/schedule-view.ts";
export { type UpdateSchedule, updateSchedule } from "./schedules/update-schedule.ts";
export { type OnCallNow, peopleOnCall, whoIsOnCall } from "./schedules/who-is-on-call.ts";
