export {
  archiveAudience,
  type ChangeAudience,
  type CreateAudience,
  changeAudience,
  createAudience,
  getAudience,
  listAudiences,
} from "./audiences/audiences.ts";
export { pageChoice } from "./audiences/page-choice.ts";
export type { AudienceView } from "./audiences/present-audience.ts";
export { toHtml, toText } from "./engine/markdown.ts";
export * from "./events.ts";
export {
  type FurnishCommunication,
  type FurnishedAudiences,
  furnishCommunication,
} from "./furnish-communication.ts";
export { listScenarios } from "./library/list-scenarios.ts";
export type { AudienceMeasures, Measures } from "./measures/measure.ts";
export { type CommunicationMeasures, getMeasures } from "./measures/read-measures.ts";
export { communicationPart } from "./personal-data.ts";
export { type ChangePlan, changePlan, getPlan, listPlanVersions } from "./plan/plan.ts";
export { decideNotToTell, decideToTell } from "./promises/decide-not-to-tell.ts";
export { communicationReactions } from "./promises/follow-incident.ts";
export { movePromise } from "./promises/move-promise.ts";
export { promiseDeadline } from "./promises/promise-deadline.ts";
export { listPromises, type PromiseView, promisesOf } from "./promises/read-promises.ts";
export { promptPurpose } from "./prompts/prompt-purpose.ts";
export {
  type AudienceCommunication,
  getCommunication,
  type IncidentCommunication,
} from "./read-communication.ts";
export { previewTemplate, type TemplatePreview } from "./templates/preview-template.ts";
export { listTemplates, removeTemplate, saveTemplate, type TemplateView } from "./templates/templates.ts";
export type * from "./types.ts";
export { approveMessage, rejectMessage } from "./updates/approval.ts";
export { fanOutWorker } from "./updates/fan-out.ts";
export { incidentUpdatePurpose } from "./updates/incident-update-purpose.ts";
export { type PreviewMessage, type PreviewView, previewUpdate } from "./updates/preview-update.ts";
export type { ProposeUpdate, SendUpdate } from "./updates/proposal-input.ts";
export {
  getUpdate,
  listUpdates,
  messagesOf,
  type SentMessageView,
  type UpdateView,
} from "./updates/read-updates.ts";
export { sendUpdate } from "./updates/send-update.ts";
