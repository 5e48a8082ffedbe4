import type { Confidence, FactValue, Ring } from "#domains/incidents";
import type { Id } from "#kernel/ids";

export type AudienceId = Id<"audience">;
export type PromiseId = Id<"promise">;
export type UpdateId = Id<"incident-update">;
export type MessageId = Id<"message">;

export const MESSAGE_STATES = [
  "investigating",
  "scoping",
  "identified",
  "update",
  "monitoring",
  "resolved",
  "correction",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const AUDIENCE_FORMS = ["responders", "support", "leadership", "employees", "customers"] as const;
export type AudienceForm = (typeof AUDIENCE_FORMS)[number];

export const SCENARIOS = [
  "general",
  "total-outage",
  "slow",
  "partial-feature",
  "third-party",
  "bad-release",
  "network",
  "data-loss",
  "security",
  "payment",
  "false-alarm",
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Members named by id, and those that follow from the incident, the workspace or the status page. */
export const TARGETED_KINDS = ["person", "team", "schedule"] as const;
export const COLLECTIVE_KINDS = ["responders", "everyone", "subscribers"] as const;
/** A fixed place such as a chat room; its address may hold secrets and is never shown again. */
export type DestinationMember = { kind: "destination"; id: string; channel: string; name: string };
export type Member =
  | { kind: (typeof TARGETED_KINDS)[number]; targetId: string }
  | { kind: (typeof COLLECTIVE_KINDS)[number] }
  | DestinationMember;

/** A group that is told the same thing the same way. */
export type Audience = {
  id: AudienceId;
  name: string;
  description: string;
  form: AudienceForm;
  /** 1 is innermost. */
  ring: Ring;
  compartments: readonly string[];
  customerFacing: boolean;
  /** Kinds of channel, preferred first. */
  channels: readonly string[];
  members: readonly Member[];
};

export const TOLD_RULES = ["clock", "if-component-affected", "on-change", "not-told"] as const;
export type ToldRule = (typeof TOLD_RULES)[number];

/** One cell of the plan. All durations are minutes; null exactly where the rule has no clock. */
export type PlanClock = {
  severity: string;
  audienceId: string;
  told: ToldRule;
  firstWithin: number | null;
  investigating: number | null;
  identified: number | null;
  monitoring: number | null;
  channels: readonly string[] | null;
  approval: boolean;
};

export type Plan = { version: number; clocks: readonly PlanClock[] };

/** Liquid over Markdown in paragraphs; see `engine/paragraphs.ts` for `?` and `??`. */
export type Template = {
  form: AudienceForm;
  state: MessageState;
  scenario: Scenario;
  locale: string;
  subject: string;
  body: string;
};

/** The current version of a fact. */
export type KnownFact = {
  key: string;
  label: string;
  version: number;
  value: FactValue;
  /** The value in words, times as slots: what tells a reader that it changed. */
  shown: string;
  ring: Ring;
  compartments: string[];
  confidence: Confidence;
};

export type FactUsed = { key: string; version: number };
export type Change = { what: string; label: string; before: string | null; after: string | null };

export type FindingSeverity = "note" | "warn" | "block";
/** What is wrong with what would be sent. A block stops sending. */
export type Finding = {
  code: string;
  severity: FindingSeverity;
  audienceId: string | null;
  place: "subject" | "body" | "recipients" | "promise" | "order" | "channel";
  says: string;
  fix?: { says: string; body?: string };
};
