export {
  archiveAudience,
  type ChangeAudience,
  type CreateAudience,
  changeAudience,
  createAudience,
  getAudience,
  listAudiences,
} from "./audiences/audiences.ts";
export * from "./events.ts";
export {
  type FurnishCommunication,
  type FurnishedAudiences,
  furnishCommunication,
} from "./furnish-communication.ts";
export { scenarios } from "./library/index.ts";
export { type ChangePlan, changePlan, getPlan, listPlanVersions } from "./plan/plan.ts";
export { listTemplates, removeTemplate, saveTemplate } from "./templates/templates.ts";
export type * from "./types.ts";
