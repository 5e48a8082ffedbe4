export { type AlertDetail, type AlertSummary, alertDetail } from "./alert-view.ts";
export {
  type AlertFacts,
  alertAcknowledged,
  alertFlapping,
  alertIncidentWanted,
  alertNoted,
  alertResolved,
  alertSnoozed,
  alertSuppressed,
  alertTriggered,
  alertUnacknowledged,
  alertUnsnoozed,
  routingRuleChanged,
  sourceChanged,
} from "./events.ts";
export { type FurnishedAlerts, furnishAlerts } from "./furnish-alerts.ts";
export { linkAlertToIncident } from "./incident-links.ts";
export type {
  AlertEvent,
  AlertImage,
  AlertLink,
  AlertSeverity,
  AlertUrgency,
  Change,
  IncomingEvent,
  Trigger,
} from "./incoming.ts";
export { compileCheck } from "./intake/compile-check.ts";
export {
  createIntake,
  type Intake,
  type IntakeCounts,
  type Received,
  type Verdict,
} from "./intake/create-intake.ts";
export type { RejectReason } from "./intake/rejections.ts";
export { alertsPart } from "./personal-data.ts";
export { startOverseer } from "./process/overseer.ts";
export { acceptedEventsWorker } from "./process/process-accepted.ts";
export { ALERTS_CHANGED } from "./process/write-changes.ts";
export { type DryRunRouting, dryRunRouting } from "./routing/dry-run-routing.ts";
export {
  createRoutingRule,
  listRoutingRules,
  removeRoutingRule,
  type UpdateRoutingRule,
  updateRoutingRule,
} from "./routing/routing-rules.ts";
export type { RoutingRule } from "./routing/rule.ts";
export {
  type Answer,
  type Answers,
  alertSources,
  defineSource,
  type Entry,
  plainAnswers,
  type Reading,
  type Setup,
  type Source,
  statusOf,
} from "./source.ts";
export { archiveAlertSource } from "./sources/archive-alert-source.ts";
export { type CreateAlertSource, createAlertSource } from "./sources/create-alert-source.ts";
export { getAlertSource, listAlertSourceKinds, listAlertSources } from "./sources/list-alert-sources.ts";
export { type ListRejectedInput, listRejectedInput } from "./sources/list-rejected-input.ts";
export { type RoutingKeyView, revealRoutingKey } from "./sources/reveal-routing-key.ts";
export { type RotateRoutingKey, rotateRoutingKey } from "./sources/rotate-routing-key.ts";
export type { AlertSourceView } from "./sources/source-view.ts";
export { type UpdateAlertSource, updateAlertSource } from "./sources/update-alert-source.ts";
export { type AcknowledgeAlert, acknowledgeAlert } from "./verbs/acknowledge-alert.ts";
export { type AddAlertNote, addAlertNote } from "./verbs/add-alert-note.ts";
export { getAlert } from "./verbs/get-alert.ts";
export { type ListAlerts, listAlerts } from "./verbs/list-alerts.ts";
export { type ChangeEventView, type ListChangeEvents, listChangeEvents } from "./verbs/list-change-events.ts";
export { type ResolveAlert, resolveAlert } from "./verbs/resolve-alert.ts";
export { type SnoozeAlert, snoozeAlert } from "./verbs/snooze-alert.ts";
export { type UnacknowledgeAlert, unacknowledgeAlert } from "./verbs/unacknowledge-alert.ts";
export { alertDeadlines } from "./when-due.ts";
