export {
  type AddActionItem,
  addActionItem,
  type UpdateActionItem,
  updateActionItem,
} from "./action-items/action-items.ts";
export { actionItemDeadlines } from "./action-items/overdue.ts";
export {
  type DraftPostmortem,
  draftAfterResolution,
  draftPostmortem,
  refreshPostmortem,
} from "./draft-postmortem.ts";
export * from "./events.ts";
export type { AudienceMeasures, Measures } from "./measures/measure.ts";
export { postmortemsPart } from "./personal-data.ts";
export { type DecidePublication, decidePublication } from "./publish/decide.ts";
export { publishPostmortem } from "./publish/publish-postmortem.ts";
export { type PublishedWords, publishedPostmortem } from "./publish/published-words.ts";
export {
  getPostmortem,
  getPostmortemOfIncident,
  type ListActionItems,
  listActionItems,
  listPostmortems,
} from "./read-postmortems.ts";
export {
  type Said,
  type SaidMessage,
  type SaidPromise,
  type SaidProvider,
  saidProvider,
} from "./said.ts";
export { setPostmortemOwner } from "./set-owner.ts";
export type { ActionItemId, PastMoment, PostmortemId, Priority, Section, Version } from "./types.ts";
export type {
  ActionItemView,
  ConsentView,
  PostmortemState,
  PostmortemSummary,
  PostmortemView,
  VersionView,
} from "./views.ts";
export { type ApprovePostmortem, approvePostmortem } from "./words/approve.ts";
export { type EditSections, editSections } from "./words/edit-sections.ts";
export { nameSigner, type SignPostmortem, signPostmortem } from "./words/sign.ts";
