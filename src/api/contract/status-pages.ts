import { z } from "zod";
import { id as Id, time as Instant, locale as Locale, pageOf, timeZone as TimeZone } from "./common.ts";

/** The five states of a component, in the words of the Statuspage wire format. */
export const ComponentState = z.enum([
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
]);
export type ComponentState = z.infer<typeof ComponentState>;

/** Who may read a page: everybody, or signed-in members of the workspace. */
export const PageVisibility = z.enum(["public", "internal"]);
export type PageVisibility = z.infer<typeof PageVisibility>;

export const PageIncidentStatus = z.enum(["investigating", "identified", "monitoring", "resolved"]);
export type PageIncidentStatus = z.infer<typeof PageIncidentStatus>;

export const PageImpact = z.enum(["none", "minor", "major", "critical"]);
export type PageImpact = z.infer<typeof PageImpact>;

export const MaintenanceStatus = z.enum(["scheduled", "in_progress", "verifying", "completed", "cancelled"]);
export type MaintenanceStatus = z.infer<typeof MaintenanceStatus>;

export const StatusIndicator = z.enum(["none", "minor", "major", "critical", "maintenance"]);
export type StatusIndicator = z.infer<typeof StatusIndicator>;

const PlainDate = z.iso.date();
const Slug = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens");
const Title = z.string().trim().min(1).max(255);
/** Statuspage's own limit for a body. */
const Body = z.string().trim().min(1).max(25_000);

export const StatusPage = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  visibility: PageVisibility,
  audienceId: z.string().nullable(),
  timeZone: z.string(),
  locale: z.string(),
  supportUrl: z.string().nullable(),
  /** Where readers find it. */
  url: z.string(),
  status: z.object({ indicator: StatusIndicator, description: z.string() }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type StatusPage = z.infer<typeof StatusPage>;

export const StatusPageList = pageOf(StatusPage);

export const CreateStatusPage = z.object({
  name: Title,
  slug: Slug,
  description: z.string().trim().max(500).nullish(),
  visibility: PageVisibility.default("public"),
  audienceId: Id.nullish(),
  timeZone: TimeZone.default("UTC"),
  locale: Locale.default("en"),
  supportUrl: z.url({ protocol: /^(https?|mailto)$/ }).nullish(),
});
export type CreateStatusPage = z.input<typeof CreateStatusPage>;

export const ChangeStatusPage = z.object({
  name: Title.optional(),
  slug: Slug.optional(),
  description: z.string().trim().max(500).nullish(),
  audienceId: Id.nullish(),
  timeZone: TimeZone.optional(),
  locale: Locale.optional(),
  supportUrl: z.url({ protocol: /^(https?|mailto)$/ }).nullish(),
});
export type ChangeStatusPage = z.input<typeof ChangeStatusPage>;

export const ComponentGroup = z.object({
  id: Id,
  pageId: Id,
  name: z.string(),
  description: z.string().nullable(),
  position: z.int(),
  componentIds: z.array(Id),
});
export type ComponentGroup = z.infer<typeof ComponentGroup>;

export const CreateComponentGroup = z.object({
  name: Title,
  description: z.string().trim().max(500).nullish(),
  position: z.int().min(1).optional(),
  componentIds: z.array(Id).default([]),
});
export type CreateComponentGroup = z.input<typeof CreateComponentGroup>;

export const ChangeComponentGroup = z.object({
  name: Title.optional(),
  description: z.string().trim().max(500).nullish(),
  position: z.int().min(1).optional(),
  /** When given: exactly these components form the group afterwards. */
  componentIds: z.array(Id).optional(),
});
export type ChangeComponentGroup = z.input<typeof ChangeComponentGroup>;

export const Component = z.object({
  id: Id,
  pageId: Id,
  groupId: z.string().nullable(),
  serviceId: z.string().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  state: ComponentState,
  position: z.int(),
  showcase: z.boolean(),
  onlyShowIfDegraded: z.boolean(),
  startDate: PlainDate.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Component = z.infer<typeof Component>;

/** The components of a page, with its groups; a page is small enough to come whole. */
export const ComponentList = z.object({
  items: z.array(Component),
  groups: z.array(ComponentGroup),
  nextCursor: z.string().nullable(),
});
export type ComponentList = z.infer<typeof ComponentList>;

/** What is not named comes after, in its order of before. Components of a group are ordered among themselves. */
export const ArrangeComponents = z.object({
  order: z.array(z.object({ kind: z.enum(["component", "group"]), id: Id })).max(400),
});
export type ArrangeComponents = z.infer<typeof ArrangeComponents>;

export const CreateComponent = z.object({
  name: Title,
  description: z.string().trim().max(500).nullish(),
  groupId: Id.nullish(),
  serviceId: Id.nullish(),
  position: z.int().min(1).optional(),
  showcase: z.boolean().default(true),
  onlyShowIfDegraded: z.boolean().default(false),
  /** First day whose uptime is shown; today in the page's zone when left out. */
  startDate: PlainDate.nullish(),
});
export type CreateComponent = z.input<typeof CreateComponent>;

export const ChangeComponent = z.object({
  name: Title.optional(),
  description: z.string().trim().max(500).nullish(),
  groupId: Id.nullish(),
  serviceId: Id.nullish(),
  position: z.int().min(1).optional(),
  showcase: z.boolean().optional(),
  onlyShowIfDegraded: z.boolean().optional(),
  startDate: PlainDate.nullish(),
});
export type ChangeComponent = z.input<typeof ChangeComponent>;

export const SetComponentState = z.object({
  state: ComponentState,
  reason: z.string().trim().max(500).optional(),
});
export type SetComponentState = z.input<typeof SetComponentState>;

export const ComponentUptime = z.object({
  componentId: Id,
  rangeStart: PlainDate,
  rangeEnd: PlainDate,
  uptimePercentage: z.number(),
  partialOutageSeconds: z.int(),
  majorOutageSeconds: z.int(),
  days: z.array(z.object({ date: PlainDate, partialSeconds: z.int(), majorSeconds: z.int() })),
});
export type ComponentUptime = z.infer<typeof ComponentUptime>;

export const AffectedComponent = z.object({
  componentId: Id,
  name: z.string(),
  oldState: ComponentState,
  newState: ComponentState,
});
export type AffectedComponent = z.infer<typeof AffectedComponent>;

export const PageIncidentUpdate = z.object({
  id: Id,
  status: z.string(),
  body: z.string(),
  displayAt: Instant,
  nextUpdateAt: Instant.nullable(),
  correctsUpdateId: z.string().nullable(),
  affectedComponents: z.array(AffectedComponent),
});
export type PageIncidentUpdate = z.infer<typeof PageIncidentUpdate>;

export const PageIncident = z.object({
  id: Id,
  pageId: Id,
  incidentId: Id,
  title: z.string(),
  status: PageIncidentStatus,
  impact: PageImpact,
  url: z.string(),
  startedAt: Instant,
  resolvedAt: Instant.nullable(),
  nextUpdateAt: Instant.nullable(),
  nextUpdateMissedAt: Instant.nullable(),
  postmortemPublishedAt: Instant.nullable(),
  componentIds: z.array(Id),
  updates: z.array(PageIncidentUpdate),
  createdAt: Instant,
  updatedAt: Instant,
});
export type PageIncident = z.infer<typeof PageIncident>;

export const PageIncidentList = pageOf(PageIncident);

export const MaintenanceUpdate = z.object({
  id: Id,
  status: MaintenanceStatus,
  body: z.string(),
  displayAt: Instant,
});

export const Maintenance = z.object({
  id: Id,
  pageId: Id,
  title: z.string(),
  body: z.string(),
  status: MaintenanceStatus,
  scheduledFor: Instant,
  scheduledUntil: Instant,
  componentIds: z.array(Id),
  startsByItself: z.boolean(),
  endsByItself: z.boolean(),
  remindMinutesBefore: z.int().nullable(),
  notifySubscribers: z.boolean(),
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  url: z.string(),
  updates: z.array(MaintenanceUpdate),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Maintenance = z.infer<typeof Maintenance>;

export const MaintenanceList = pageOf(Maintenance);

export const ScheduleMaintenance = z.object({
  title: Title,
  body: Body,
  scheduledFor: Instant,
  scheduledUntil: Instant,
  componentIds: z.array(Id).min(1).max(200),
  startsByItself: z.boolean().default(true),
  endsByItself: z.boolean().default(true),
  /** null: no reminder. */
  remindMinutesBefore: z.int().min(5).max(20_160).nullable().default(60),
  notifySubscribers: z.boolean().default(true),
});
export type ScheduleMaintenance = z.input<typeof ScheduleMaintenance>;

export const ChangeMaintenance = z.object({
  title: Title.optional(),
  body: Body.optional(),
  scheduledFor: Instant.optional(),
  scheduledUntil: Instant.optional(),
  componentIds: z.array(Id).min(1).max(200).optional(),
  startsByItself: z.boolean().optional(),
  endsByItself: z.boolean().optional(),
  remindMinutesBefore: z.int().min(5).max(20_160).nullable().optional(),
  notifySubscribers: z.boolean().optional(),
});
export type ChangeMaintenance = z.input<typeof ChangeMaintenance>;

export const MoveMaintenance = z.object({
  status: z.enum(["in_progress", "verifying", "completed", "cancelled"]),
  /** Words for the page and the subscribers; a standard sentence when left out. */
  body: Body.optional(),
});
export type MoveMaintenance = z.input<typeof MoveMaintenance>;

export * from "./subscribers.ts";
