export { type AddLink, addLink, removeLink } from "./affected/links.ts";
export { type SetComponents, setComponents } from "./affected/set-components.ts";
export { type SetServices, setServices } from "./affected/set-services.ts";
export { declareFromAlert, type WantedIncident } from "./alerts/declare-from-alert.ts";
export { type LinkAlert, linkAlert, unlinkAlert } from "./alerts/link-alert.ts";
export { linkedAlerts } from "./alerts/linked-alerts.ts";
export { type AmendIncident, amendIncident } from "./amend-incident.ts";
export { authorColumns, personOf, presentAuthor } from "./author.ts";
export { type ChangeSeverity, changeSeverity } from "./change-severity.ts";
export { type ChangeStatus, changeStatus, type ReopenIncident, reopenIncident } from "./change-status.ts";
export { type ComponentDirectory, type ComponentRef, componentDirectory } from "./component-directory.ts";
export { type DeclareIncident, declareIncident } from "./declare-incident.ts";
export * from "./events.ts";
export type { FactChange } from "./facts/change-fact.ts";
export { type KnownFact, knownTo } from "./facts/derive-facts.ts";
export { type FactKind, type FactType, factKind, factKinds } from "./facts/fact-kinds.ts";
export { factLabel } from "./facts/fact-texts.ts";
export { factInWords } from "./facts/fact-values.ts";
export type { FactsView, FactVersionView } from "./facts/present-facts.ts";
export {
  type FactKindView,
  factHistory,
  factsAsOf,
  getFacts,
  listFactKinds,
} from "./facts/read-facts.ts";
export { type SetFacts, setFacts } from "./facts/set-facts.ts";
export { type Clearance, mayKnow } from "./facts/visibility.ts";
export { furnishIncidents } from "./furnish-incidents.ts";
export { incidentForPlan } from "./incident-for-plan.ts";
export { incidentsPart } from "./personal-data.ts";
export { getIncident, type ListIncidents, listIncidents, listOpenIncidents } from "./read-incidents.ts";
export { type AnswerAsk, answerAsk } from "./responders/answer-ask.ts";
export { type AskResponders, askResponders } from "./responders/ask-responders.ts";
export { type AssignRole, assignRole, releaseRole } from "./roles/assign-role.ts";
export {
  listRoleDefinitions,
  type RoleDefinitionView,
  type UpdateRoleDefinition,
  updateRoleDefinition,
} from "./roles/role-definitions.ts";
export {
  listSeverities,
  type SeverityView,
  type UpdateSeverity,
  updateSeverity,
} from "./severities/severities.ts";
export { type AddTask, addTask, type UpdateTask, updateTask } from "./tasks/tasks.ts";
export { type AddNote, addNote, pinEntry, unpinEntry } from "./timeline/add-note.ts";
export {
  type ListTimeline,
  listTimeline,
  type TimelineEntryView,
  wholeTimeline,
} from "./timeline/list-timeline.ts";
export type { TimelineData } from "./timeline/timeline-texts.ts";
export { type NewEntry, writeEntry } from "./timeline/write-entry.ts";
export * from "./types.ts";
export type { IncidentSummary, IncidentView, TaskView } from "./views.ts";
