import { z } from "zod";
import { id, pageOf, pageQuery, time } from "./common.ts";
import { FactChange } from "./facts.ts";

export const IncidentStatus = z.enum(["investigating", "identified", "monitoring", "resolved"]);
export type IncidentStatus = z.infer<typeof IncidentStatus>;

export const ComponentState = z.enum([
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
]);
export type ComponentState = z.infer<typeof ComponentState>;

/** Data classes that pull in Legal, HR or Security and shorten the first-message clocks. */
export const Classification = z.enum(["security", "data-loss", "personal-data", "financial", "safety"]);
export type Classification = z.infer<typeof Classification>;

/** Names a severity of the workspace: SEV1 … */
export const SeverityName = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,11}$/)
  .meta({ example: "SEV1" });

/** Written criteria: which incidents are of this severity. */
export const SeverityView = z.object({
  name: SeverityName,
  /** 1 is the most severe. */
  rank: z.number().int().min(1),
  label: z.string(),
  criteria: z.string(),
  users: z.string(),
  functions: z.string(),
  duration: z.string(),
  data: z.string(),
  /** The state offered for affected components. */
  componentState: ComponentState,
});
export type SeverityView = z.infer<typeof SeverityView>;
export const SeverityList = z.object({ items: z.array(SeverityView), nextCursor: z.null() });
export const UpdateSeverityBody = SeverityView.omit({ name: true, rank: true }).partial();
export type UpdateSeverityBody = z.infer<typeof UpdateSeverityBody>;

export const RoleKey = z
  .string()
  .regex(/^[a-z][a-z-]{1,39}$/)
  .meta({ example: "communications-lead" });

/** Filled on declaring by the default person, else by whoever is on call on the default schedule. */
export const RoleDefinitionView = z.object({
  key: RoleKey,
  name: z.string(),
  duties: z.array(z.string()),
  filledBy: z.string(),
  handover: z.string(),
  defaultPersonId: id.nullable(),
  defaultScheduleId: id.nullable(),
});
export type RoleDefinitionView = z.infer<typeof RoleDefinitionView>;
export const RoleDefinitionList = z.object({ items: z.array(RoleDefinitionView), nextCursor: z.null() });
export const UpdateRoleDefinitionBody = RoleDefinitionView.omit({ key: true }).partial();
export type UpdateRoleDefinitionBody = z.infer<typeof UpdateRoleDefinitionBody>;

const PersonRef = z.object({ id, name: z.string() });
/** Who did it: a person, or a label such as `system` or `API key` with no person. */
export const Author = z.object({ personId: id.nullable(), label: z.string() });
export type Author = z.infer<typeof Author>;

const Title = z.string().trim().min(1).max(200);
const Reason = z.string().trim().min(1).max(1000);
const WebUrl = z.url({ protocol: /^https?$/ }).max(2000);
const ExpectedVersion = z.number().int().min(1).optional().meta({
  description: "The incident's version when it was read; refused with the current one if it moved on.",
});

export const IncidentSummary = z.object({
  id,
  number: z.number().int(),
  internalTitle: z.string(),
  publicTitle: z.string(),
  severity: SeverityName,
  status: IncidentStatus,
  drill: z.boolean(),
  classifications: z.array(Classification),
  startedAt: time,
  declaredAt: time,
  resolvedAt: time.nullable(),
  commander: PersonRef.nullable(),
  communicationsLead: PersonRef.nullable(),
  services: z.array(z.object({ id, name: z.string() })),
  version: z.number().int(),
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;
export const IncidentList = pageOf(IncidentSummary);
export type IncidentList = z.infer<typeof IncidentList>;

export const IncidentQuery = pageQuery.extend({
  status: z.enum(["open", "resolved", "all"]).default("open"),
  severity: SeverityName.optional(),
  serviceId: id.optional(),
  drill: z.enum(["only", "without", "all"]).default("all"),
});
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const RoleAssignmentView = z.object({
  role: RoleKey,
  name: z.string(),
  person: PersonRef.nullable(),
  assignedAt: time.nullable(),
});
export type RoleAssignmentView = z.infer<typeof RoleAssignmentView>;

export const ResponderView = z.object({
  person: PersonRef,
  state: z.enum(["asked", "joined", "declined", "released"]),
  askedAt: time,
  answeredAt: time.nullable(),
  note: z.string().nullable(),
});
export type ResponderView = z.infer<typeof ResponderView>;

export const TaskView = z.object({
  id,
  text: z.string(),
  assignee: PersonRef.nullable(),
  doneAt: time.nullable(),
  createdAt: time,
});
export type TaskView = z.infer<typeof TaskView>;

export const IncidentLinkView = z.object({ id, url: z.string(), label: z.string() });
export const IncidentAlertView = z.object({
  id,
  number: z.number().int(),
  summary: z.string(),
  state: z.enum(["triggered", "acknowledged", "resolved"]),
  triggeredAt: time,
  acknowledgedAt: time.nullable(),
});
export type IncidentAlertView = z.infer<typeof IncidentAlertView>;

export const AffectedComponentView = z.object({ id, name: z.string(), state: ComponentState });
export type AffectedComponentView = z.infer<typeof AffectedComponentView>;

export const IncidentView = IncidentSummary.extend({
  detectedAt: time,
  identifiedAt: time.nullable(),
  fixedAt: time.nullable(),
  bridgeUrl: z.string().nullable(),
  declaredBy: Author,
  roles: z.array(RoleAssignmentView),
  responders: z.array(ResponderView),
  tasks: z.array(TaskView),
  components: z.array(AffectedComponentView),
  links: z.array(IncidentLinkView),
  alerts: z.array(IncidentAlertView),
});
export type IncidentView = z.infer<typeof IncidentView>;

export const DeclareBody = z.object({
  internalTitle: Title,
  /** Left out: a neutral one from the affected component, never from the internal title. */
  publicTitle: Title.optional(),
  severity: SeverityName,
  serviceIds: z.array(id).max(50).optional(),
  components: z
    .array(z.object({ id, state: ComponentState }))
    .max(100)
    .optional(),
  classifications: z.array(Classification).max(5).optional(),
  alertIds: z.array(id).max(50).optional(),
  commanderId: id.optional(),
  communicationsLeadId: id.optional(),
  responderIds: z.array(id).max(50).optional(),
  bridgeUrl: WebUrl.optional(),
  startedAt: time.optional(),
  drill: z.boolean().optional(),
  facts: z.array(FactChange).max(60).optional(),
});
export type DeclareBody = z.infer<typeof DeclareBody>;

/** What is absent stays as it is. */
export const AmendIncidentBody = z.object({
  internalTitle: Title.optional(),
  publicTitle: Title.optional(),
  bridgeUrl: WebUrl.nullable().optional(),
  classifications: z.array(Classification).max(5).optional(),
  expectedVersion: ExpectedVersion,
});
export type AmendIncidentBody = z.infer<typeof AmendIncidentBody>;

export const ChangeSeverityBody = z.object({
  severity: SeverityName,
  reason: Reason,
  expectedVersion: ExpectedVersion,
});
export type ChangeSeverityBody = z.infer<typeof ChangeSeverityBody>;
export const ChangeStatusBody = z.object({
  status: IncidentStatus,
  reason: Reason,
  expectedVersion: ExpectedVersion,
});
export type ChangeStatusBody = z.infer<typeof ChangeStatusBody>;
export const ReopenBody = z.object({
  reason: Reason,
  status: z.enum(["investigating", "identified", "monitoring"]).optional(),
  expectedVersion: ExpectedVersion,
});
export type ReopenBody = z.infer<typeof ReopenBody>;

export const AssignRoleBody = z.object({ personId: id, note: z.string().trim().max(1000).optional() });
export type AssignRoleBody = z.infer<typeof AssignRoleBody>;
export const AskRespondersBody = z.object({
  personIds: z.array(id).min(1).max(50),
  note: z.string().trim().max(1000).optional(),
});
export type AskRespondersBody = z.infer<typeof AskRespondersBody>;
export const AnswerAskBody = z.object({
  answer: z.enum(["joined", "declined", "released"]),
  note: z.string().trim().max(1000).optional(),
});
export type AnswerAskBody = z.infer<typeof AnswerAskBody>;

export const AddTaskBody = z.object({ text: z.string().trim().min(1).max(500), assigneeId: id.optional() });
export type AddTaskBody = z.infer<typeof AddTaskBody>;
export const UpdateTaskBody = z.object({
  text: z.string().trim().min(1).max(500).optional(),
  assigneeId: id.nullable().optional(),
  done: z.boolean().optional(),
});
export type UpdateTaskBody = z.infer<typeof UpdateTaskBody>;

export const SetServicesBody = z.object({ serviceIds: z.array(id).max(50) });
export type SetServicesBody = z.infer<typeof SetServicesBody>;
/** The whole list: a component left out is no longer affected. */
export const SetComponentsBody = z.object({
  components: z.array(z.object({ id, state: ComponentState })).max(100),
});
export type SetComponentsBody = z.infer<typeof SetComponentsBody>;
export const AddLinkBody = z.object({ url: WebUrl, label: z.string().trim().min(1).max(120) });
export type AddLinkBody = z.infer<typeof AddLinkBody>;
export const LinkAlertBody = z.object({ alertId: id });
