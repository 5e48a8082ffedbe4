import type { Json } from "#kernel/db/tables";
import type { Happening } from "#kernel/events";
import type { AlertRow } from "../alert-row.ts";

/** What the log of an alert can hold; the sentence for each stands in the catalogue of texts. */
export type LogWhat =
  | "triggered"
  | "reopened"
  | "superseded"
  | "acknowledged"
  | "unacknowledged"
  | "resolved"
  | "snoozed"
  | "unsnoozed"
  | "suppressed"
  | "routed"
  | "flapping"
  | "steady"
  | "announced-again"
  | "dropped"
  | "note"
  | "linked";

export type LogEntry = {
  alertId: string | null;
  sourceId: string;
  dedupKey: string;
  what: LogWhat;
  detail: { [key: string]: Json };
  seq: number;
  at: Date;
};

/** What working off a stretch of accepted events does; written in one transaction. */
export type Changes = {
  created: Map<string, AlertRow>;
  updated: Map<string, AlertRow>;
  log: LogEntry[];
  happenings: Happening[];
  /** By alert: until when its flapping lasts unless something happens. */
  flappingUntil: Map<string, Date>;
  /** By alert: when to tell somebody after all if it stays open; null when that is off. */
  heldUntil: Map<string, Date | null>;
};

export const noChanges = (): Changes => ({
  created: new Map(),
  updated: new Map(),
  log: [],
  happenings: [],
  flappingUntil: new Map(),
  heldUntil: new Map(),
});
