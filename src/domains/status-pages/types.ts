import type { Id } from "#kernel/ids";

export type StatusPageId = Id<"status-page">;
export type ComponentId = Id<"component">;
export type PageIncidentId = Id<"page-incident">;
export type PageIncidentUpdateId = Id<"page-incident-update">;
export type SubscriberId = Id<"subscriber">;

export type PageKind = "public" | "internal";

export const COMPONENT_STATES = [
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

export type PageIncidentStatus = "investigating" | "identified" | "monitoring" | "resolved";
export type MaintenanceStatus = "scheduled" | "in_progress" | "verifying" | "completed" | "cancelled";
export type Impact = "none" | "minor" | "major" | "critical";
export type Indicator = Impact | "maintenance";

/** Which status page an audience reads: the page tied to it, else the workspace's page of that kind. */
export type PageChoice = { audienceId?: string | undefined; pageKind: PageKind };

/** One update of an incident for one page. Every field is meant for the readers of that page. */
export type PublishIncidentUpdate = PageChoice & {
  incidentId: string;
  publicTitle: string;
  status: PageIncidentStatus;
  /** Markdown. */
  body: string;
  /** States of the components as of this update; those not named stay as they are. */
  components: { componentId: string; state: ComponentState }[];
  /** The promise printed on the page; null when none is made (resolved). */
  nextUpdateAt: Date | null;
  /** Repeating a call with the same message changes nothing. */
  messageId: string;
  /** When the customer impact began, if known; the time of the first update otherwise. */
  startedAt?: Date | undefined;
  /** The message whose words this one corrects; shown on both updates. */
  correctsMessageId?: string | undefined;
};

export type PublishedUpdate = {
  pageId: StatusPageId;
  pageIncidentId: PageIncidentId;
  updateId: PageIncidentUpdateId;
  /** Where readers find the incident. */
  url: string;
};

/** A promise that was moved: the page says so, with the reason given for readers. */
export type MovePagePromise = PageChoice & {
  incidentId: string;
  from: Date;
  to: Date;
  /** Words for readers of the page. */
  reason: string;
};

export type PublishPagePostmortem = PageChoice & {
  incidentId: string;
  /** Title for readers; used when the incident is not on the page yet. */
  publicTitle: string;
  /** Markdown of the version meant for this page. */
  body: string;
  signedBy: string;
};

/** Somebody to be told about a change of the page, with the address to use now. */
export type PageRecipient = {
  subscriberId: SubscriberId;
  channel: "email";
  address: string;
  locale: string | null;
  timeZone: string | null;
  /** Why this person is told, for the delivery's record. */
  reason: string;
};

/** A component as communication needs it when a service is affected. */
export type ServiceComponent = {
  componentId: ComponentId;
  serviceId: string | null;
  pageId: StatusPageId;
  pageKind: PageKind;
  audienceId: string | null;
  name: string;
  state: ComponentState;
};
