import type { Urgency } from "#domains/delivery";
import type { Kill } from "../kills/killer.ts";
import type { Action, Attempt } from "../load/alert-senders.ts";
import type { Mail } from "../system/mail-server.ts";

/** Everything that is known about a run once it has come to rest. Times in milliseconds since 1970. */
export type Evidence = {
  kills: readonly Kill[];
  attempts: readonly Attempt[];
  mails: readonly Mail[];
  subscribers: readonly string[];
  /** Ways in which the server ended without being killed. */
  endedByItself: readonly string[];
  /** The export of the delivery ledger, line by line. */
  ledger: readonly string[];
  /** Work that was still open when patience ended. */
  unfinished: readonly string[];
} & Kept;

/** What the database holds. */
export type Kept = {
  /** In the order of acceptance. */
  accepted: readonly AcceptedEvent[];
  alerts: readonly KeptAlert[];
  escalations: readonly KeptEscalation[];
  deadlines: readonly WatchedDeadline[];
  deliveries: readonly KeptDelivery[];
  failedJobs: number;
};

export type AcceptedEvent = { mark: string; key: string; action: Action };
export type KeptAlert = { id: string; key: string; state: string; triggers: number };
export type KeptEscalation = {
  alertId: string;
  state: "running" | "stopped" | "exhausted";
  /** Who was told at which step, in order: `0 Ana Alert`. */
  told: readonly string[];
};

export type WatchedDeadline = {
  kind: string;
  subjectId: string;
  dueAt: number;
  /** When it was acted on, cleared or moved; null while it stands. */
  endedAt: number | null;
};

export type KeptDelivery = {
  id: string;
  purpose: string;
  urgency: Urgency;
  state: string;
  stateReason: string | null;
  /** The subscriber's or the person's address. */
  to: string;
  toSubscriber: boolean;
};
