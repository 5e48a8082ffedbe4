export const SEVERITIES = ["critical", "error", "warning", "info"] as const;
export type AlertSeverity = (typeof SEVERITIES)[number];

export const URGENCIES = ["high", "low"] as const;
export type AlertUrgency = (typeof URGENCIES)[number];

export type AlertLink = { href: string; text: string };
export type AlertImage = { src: string; href: string | null; alt: string };

/** What a monitor says about a problem, in our words. */
export type Trigger = {
  what: "trigger";
  dedupKey: string;
  /** When the monitor says this episode began (ISO 8601); null where it knows no episodes. */
  episode: string | null;
  summary: string;
  severity: AlertSeverity;
  /** The machine or system that has the problem. */
  origin: string | null;
  component: string | null;
  group: string | null;
  class: string | null;
  client: string | null;
  clientUrl: string | null;
  links: AlertLink[];
  images: AlertImage[];
  details: Record<string, unknown>;
};

export type Acknowledge = { what: "acknowledge"; dedupKey: string; episode: string | null };
export type Resolve = { what: "resolve"; dedupKey: string; episode: string | null };

/** Something was changed (a deployment, a setting): shown beside alerts, never notifies. */
export type Change = {
  what: "change";
  summary: string;
  origin: string | null;
  links: AlertLink[];
  details: Record<string, unknown>;
  /** ISO 8601 as sent; null or unreadable: when it was received. */
  at: string | null;
};

export type AlertEvent = Trigger | Acknowledge | Resolve;
export type IncomingEvent = AlertEvent | Change;

/** critical and error wake people up, warning and info can wait; routing rules may say otherwise. */
export const urgencyOf = (severity: AlertSeverity): AlertUrgency =>
  severity === "critical" || severity === "error" ? "high" : "low";
