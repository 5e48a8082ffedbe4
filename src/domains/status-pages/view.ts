import type { PageStatus } from "./rollup.ts";
import type { ComponentState, Impact, MaintenanceStatus, PageIncidentStatus, PageKind } from "./types.ts";
import type { UptimeDay } from "./uptime.ts";

/**
 * All that the readers of one status page may see, and nothing else: HTML, JSON, feeds and static files are made from
 * this alone. There is no field for anything internal.
 */
export type PageView = {
  page: PageInfo;
  status: PageStatus;
  /** When this view was read. */
  readAt: Date;
  /** Today in the page's zone, `YYYY-MM-DD`. */
  today: string;
  /** Components and groups as they stand on the page. */
  layout: LayoutEntry[];
  /** All components shown, in order of the page. */
  components: ComponentView[];
  /** Newest first: every open one and the most recent others. */
  incidents: IncidentView[];
  /** Latest window first. */
  maintenances: MaintenanceView[];
};

export type PageInfo = {
  id: string;
  name: string;
  slug: string;
  description: string | null;
  visibility: PageKind;
  timeZone: string;
  locale: string;
  supportUrl: string | null;
  updatedAt: Date;
  /** Path before every link of the page: "", "/status/<slug>" or "/internal". */
  base: string;
  /** Public address of the installation, without a slash at its end. */
  origin: string;
  /** Subscriptions are offered. */
  takesSubscribers: boolean;
};

export type LayoutEntry =
  | { kind: "component"; component: ComponentView }
  | { kind: "group"; group: GroupView; components: ComponentView[] };

export type GroupView = {
  id: string;
  name: string;
  description: string | null;
  position: number;
  createdAt: Date;
  updatedAt: Date;
  /** The worst of its components. */
  state: ComponentState;
  days: UptimeDay[];
  uptime: number | null;
};

export type ComponentView = {
  id: string;
  name: string;
  description: string | null;
  state: ComponentState;
  position: number;
  groupId: string | null;
  groupName: string | null;
  showcase: boolean;
  onlyShowIfDegraded: boolean;
  startDate: string | null;
  createdAt: Date;
  updatedAt: Date;
  days: UptimeDay[];
  uptime: number | null;
};

export type AffectedView = {
  componentId: string;
  /** With the group's name before it: "Payments - Checkout". */
  name: string;
  oldState: ComponentState;
  newState: ComponentState;
};

export type UpdateView = {
  id: string;
  kind: "update" | "promise-moved" | "promise-missed" | "postmortem";
  status: string;
  /** Markdown. */
  body: string;
  displayAt: Date;
  createdAt: Date;
  nextUpdateAt: Date | null;
  affected: AffectedView[];
  correctsUpdateId: string | null;
};

export type IncidentView = {
  id: string;
  title: string;
  status: PageIncidentStatus;
  impact: Impact;
  startedAt: Date;
  createdAt: Date;
  updatedAt: Date;
  monitoringAt: Date | null;
  resolvedAt: Date | null;
  nextUpdateAt: Date | null;
  nextUpdateMissedAt: Date | null;
  componentIds: string[];
  /** Newest first. */
  updates: UpdateView[];
  postmortem: { body: string; signedBy: string; publishedAt: Date } | null;
};

export type MaintenanceView = {
  id: string;
  title: string;
  body: string;
  status: MaintenanceStatus;
  scheduledFor: Date;
  scheduledUntil: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  componentIds: string[];
  /** Newest first. */
  updates: UpdateView[];
};

export const isOpen = (incident: IncidentView): boolean => incident.status !== "resolved";

export const isUpcoming = (maintenance: MaintenanceView): boolean => maintenance.status === "scheduled";

export const isUnderWay = (maintenance: MaintenanceView): boolean =>
  maintenance.status === "in_progress" || maintenance.status === "verifying";

/** Nothing more will be said about it. */
export const isOver = (maintenance: MaintenanceView): boolean =>
  maintenance.status === "completed" || maintenance.status === "cancelled";

/** Where readers find an incident or a maintenance of the page. */
export const entryUrl = (page: PageInfo, entryId: string): string =>
  `${page.origin}${page.base}/incidents/${entryId}`;

export const pageUrl = (page: PageInfo): string => `${page.origin}${page.base || "/"}`;
