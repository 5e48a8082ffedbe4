/** Shapes of promises, decisions not to tell, measures, and of an incident's communication at a glance. */
import { z } from "zod";
import { pageOf } from "./common.ts";
import { DeliveryCounts, SentMessage } from "./communication.ts";
import { AudienceForm } from "./communication-plan.ts";

const Instant = z.iso.datetime();
const Reason = z.string().trim().min(3).max(2000);

// --- promises --------------------------------------------------------------------------------------------------

/** ended: the incident was resolved, or the plan no longer asks for it. */
export const PromiseStanding = z.enum(["on-time", "due-soon", "overdue", "kept", "missed", "ended"]);
export type PromiseStanding = z.infer<typeof PromiseStanding>;

export const PromiseMove = z.object({
  from: Instant,
  to: Instant,
  reason: z.string(),
  by: z.string(),
  at: Instant,
});
export const PromiseView = z.object({
  id: z.string(),
  incidentId: z.string(),
  audienceId: z.string(),
  audience: z.string(),
  ring: z.number().int(),
  /** first: made by declaring. next: made by a message. look-again: made by a decision not to tell. */
  kind: z.enum(["first", "next", "look-again"]),
  madeAt: Instant,
  dueAt: Instant,
  keptAt: Instant.nullable(),
  missedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  standing: PromiseStanding,
  endedBecause: z.string().nullable(),
  moves: z.array(PromiseMove),
});
export type PromiseView = z.infer<typeof PromiseView>;
export const PromiseList = pageOf(PromiseView);
export const MovePromise = z.object({ dueAt: Instant, reason: Reason });
export type MovePromise = z.infer<typeof MovePromise>;

// --- the incident's communication at a glance ------------------------------------------------------------------

export const AudienceDecision = z.object({
  told: z.enum(["told", "on-change", "not-told"]),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: Instant,
  lookAgainAt: Instant.nullable(),
});
/** A reason and, for affected customers, a time within 60 minutes at which to look again. */
export const DecideNotToTell = z.object({ reason: Reason, lookAgainAt: Instant });
export type DecideNotToTell = z.infer<typeof DecideNotToTell>;

export const AudienceCommunication = z.object({
  audienceId: z.string(),
  audience: z.string(),
  ring: z.number().int(),
  form: AudienceForm,
  decision: AudienceDecision,
  promise: PromiseView.nullable(),
  lastMessage: SentMessage.nullable(),
  messageCount: z.number().int(),
  deliveries: DeliveryCounts,
});
export type AudienceCommunication = z.infer<typeof AudienceCommunication>;
export const IncidentCommunication = z.object({
  incidentId: z.string(),
  planVersion: z.number().int(),
  audiences: z.array(AudienceCommunication),
  waitingForApproval: z.array(SentMessage),
});
export type IncidentCommunication = z.infer<typeof IncidentCommunication>;

export const AudienceMeasures = z.object({
  audienceId: z.string(),
  audience: z.string(),
  ring: z.number().int(),
  /** Minutes from declaring to the first message; null while there is none. */
  firstMessageMinutes: z.number().nullable(),
  promisesMade: z.number().int(),
  promisesKept: z.number().int(),
  promisesMissed: z.number().int(),
  longestSilenceMinutes: z.number().nullable(),
  messages: z.number().int(),
});
export const CommunicationMeasures = z.object({
  incidentId: z.string(),
  audiences: z.array(AudienceMeasures),
  promisesKept: z.number().int(),
  promisesMissed: z.number().int(),
  /** Minutes by which Support heard before Customers; negative if after; null unless both were told. */
  supportLeadMinutes: z.number().nullable(),
});
export type CommunicationMeasures = z.infer<typeof CommunicationMeasures>;
