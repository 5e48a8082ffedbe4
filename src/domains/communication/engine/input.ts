import type { ComponentState, IncidentStatus } from "#domains/incidents";
import type {
  Audience,
  Change,
  FactUsed,
  Finding,
  KnownFact,
  MessageState,
  Plan,
  Scenario,
  Template,
} from "../types.ts";

/** What the engine may know of an incident. Only `internalTitle` and `rooms` are not for everyone. */
export type PlannedIncident = {
  id: string;
  number: number;
  publicTitle: string;
  internalTitle: string;
  severity: string;
  status: IncidentStatus;
  declaredAt: Date;
  startedAt: Date;
  resolvedAt: Date | null;
  drill: boolean;
  /** Internal names: given to rings 1 to 3. */
  services: readonly string[];
  components: readonly PlannedComponent[];
  roomUrl: string;
  bridgeUrl: string | null;
};

export type PlannedComponent = { id: string; pageId: string; name: string; state: ComponentState };

/** One way to reach a person, usable now; in the order of the person's own rules. */
export type Method = { id: string; channel: string };
export type ReachablePerson = {
  personId: string;
  name: string;
  locale: string;
  timeZone: string | null;
  methods: readonly Method[];
};
/** A fixed place such as a chat room, with the channel of its account. */
export type Destination = { id: string; channel: string; name: string };

/** Whom an audience consists of now. Subscribers are counted, not loaded. */
export type AudiencePeople = {
  persons: readonly ReachablePerson[];
  destinations: readonly Destination[];
  /** Confirmed subscribers per channel. */
  subscribers: Readonly<Record<string, number>>;
};

/** The status page of an audience. `publishes`: a message to it becomes an update on the page. */
export type AudiencePage = {
  id: string;
  url: string;
  timeZone: string;
  locale: string;
  publishes: boolean;
};

/** What an audience was last told. */
export type PreviousMessage = {
  audienceId: string;
  state: MessageState;
  status: IncidentStatus;
  severity: string;
  sentAt: Date;
  /** Facts this audience knew then, as shown to people; compared to say what changed. */
  told: readonly ToldFact[];
  components: readonly { id: string; name: string; state: ComponentState }[];
};
export type ToldFact = { key: string; label: string; version: number; shown: string };

/** A hand edit of one audience's words or of the time of its next update. */
export type Edit = { audienceId: string; subject?: string; body?: string; nextInMinutes?: number };

export type PlanInput = {
  incident: PlannedIncident;
  facts: readonly KnownFact[];
  plan: Plan;
  audiences: readonly Audience[];
  people: Readonly<Record<string, AudiencePeople>>;
  pages: Readonly<Record<string, AudiencePage>>;
  /** Whether a channel can hand over now; a channel that is not named cannot. */
  transports: Readonly<Record<string, boolean>>;
  /** The workspace's own words; the built-in library stands behind them. */
  templates: readonly Template[];
  previous: readonly PreviousMessage[];
  now: Date;
  scenario: Scenario;
  correction: boolean;
  /** Audiences to be told; null: those whom the plan tells. */
  chosen: readonly string[] | null;
  /** Audiences that are not told by a decision of this incident, with its reason. */
  decidedAgainst: Readonly<Record<string, string>>;
  edits: readonly Edit[];
};

export type Recipient =
  | {
      kind: "person";
      channel: string;
      personId: string;
      methodId: string;
      name: string;
      locale: string;
      timeZone: string | null;
    }
  | { kind: "destination"; channel: string; destinationId: string; name: string }
  /** Everyone confirmed on the page; resolved in chunks while sending. */
  | { kind: "subscribers"; channel: string; count: number };

export type PlannedPromise = { minutes: number; dueAt: Date };

export type PlannedMessage = {
  audience: Audience;
  included: boolean;
  /** Why it is, or is not, part of the update. */
  why: string;
  state: MessageState;
  locale: string;
  subject: string;
  /** Markdown with slots for times. */
  body: string;
  edited: boolean;
  page: AudiencePage | null;
  recipients: readonly Recipient[];
  /** Names of people who cannot be reached. */
  unreachable: readonly string[];
  promise: PlannedPromise | null;
  approvalNeeded: boolean;
  changes: readonly Change[];
  /** What the audience knows after this message: kept to say next time what changed. */
  told: readonly ToldFact[];
  components: readonly PlannedComponent[];
  factsUsed: readonly FactUsed[];
};

export type PlanOutput = {
  /** Inner rings first. */
  messages: readonly PlannedMessage[];
  findings: readonly Finding[];
  sendable: boolean;
};
