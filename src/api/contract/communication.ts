/**
 * Shapes of updates: what is previewed, sent and kept. The plan behind them is in `communication-plan.ts`, the promises
 * in `promises.ts`.
 * Bodies are Markdown in which a time is written as a slot, `{{ time 2026-11-23T14:30Z }}`, and the promised time as
 * `{{ next_update }}`: each recipient reads them in their own time zone and in UTC. Keep the slots when you edit.
 */
import { z } from "zod";
import { pageOf } from "./common.ts";
import { AudienceForm, IncidentStatus, MessageState, Scenario } from "./communication-plan.ts";
import { ComponentState } from "./status-pages.ts";

export * from "./communication-plan.ts";

const Instant = z.iso.datetime();
const Minutes = z.number().int().min(1).max(1440);
const Reason = z.string().trim().min(3).max(2000);

// --- updates ---------------------------------------------------------------------------------------------------

export const ProposedFact = z.object({
  key: z.string().min(1).max(80),
  /** null withdraws the fact: it is no longer valid. */
  value: z.json(),
  /** The outermost ring that may know it; by default as before, else as the fact catalogue says. */
  ring: z.number().int().min(1).max(5).optional(),
  compartments: z.array(z.string()).max(20).optional(),
  confidence: z.enum(["suspected", "confirmed"]).optional(),
});
export type ProposedFact = z.infer<typeof ProposedFact>;

export const MessageEdit = z.object({
  audienceId: z.string(),
  subject: z.string().trim().min(1).max(300).optional(),
  body: z.string().min(1).max(20_000).optional(),
  /** Another next-update time than the plan's; never beyond 60 minutes for customers who are affected. */
  nextInMinutes: Minutes.optional(),
});
export type MessageEdit = z.infer<typeof MessageEdit>;

/** What the communications lead is about to say. A preview stores nothing of it. */
export const UpdateProposal = z.object({
  facts: z.array(ProposedFact).max(100).default([]),
  status: IncidentStatus.optional(),
  /** Asked for when the status changes. */
  statusReason: z.string().trim().max(2000).optional(),
  components: z
    .array(z.object({ componentId: z.string(), state: ComponentState }))
    .max(200)
    .default([]),
  scenario: Scenario.default("general"),
  /** Says that an earlier statement was wrong. */
  correction: z.boolean().default(false),
  /** Audiences to be told; by default all whom the plan tells. */
  audienceIds: z.array(z.string()).max(50).optional(),
  edits: z.array(MessageEdit).max(50).default([]),
});
export type UpdateProposal = z.input<typeof UpdateProposal>;

export const Finding = z.object({
  code: z.string(),
  /** A block stops sending. */
  severity: z.enum(["note", "warn", "block"]),
  audienceId: z.string().nullable(),
  /** Where: subject, body, recipients, promise, order. */
  place: z.string(),
  says: z.string(),
  /** Text that would replace the body, where the fix is known. */
  fix: z.object({ says: z.string(), body: z.string().optional() }).optional(),
});
export type Finding = z.infer<typeof Finding>;

export const FactUsed = z.object({ key: z.string(), version: z.number().int() });
export const Change = z.object({
  what: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

export const ChannelRecipients = z.object({
  channel: z.string(),
  count: z.number().int(),
  /** Names of colleagues; subscribers are only counted. */
  sample: z.array(z.string()),
  /** false: kept as held until a transport is configured. */
  transport: z.boolean(),
});
export type ChannelRecipients = z.infer<typeof ChannelRecipients>;

export const PreviewMessage = z.object({
  audienceId: z.string(),
  audience: z.string(),
  ring: z.number().int(),
  form: AudienceForm,
  /** Part of what sending this preview would send. */
  included: z.boolean(),
  /** Why it is, or is not, part of it. */
  why: z.string(),
  state: MessageState,
  subject: z.string(),
  /** Markdown with slots: what the composer edits. */
  body: z.string(),
  /** As a reader in the status page's time zone gets it. */
  text: z.string(),
  html: z.string(),
  edited: z.boolean(),
  recipients: z.array(ChannelRecipients),
  recipientCount: z.number().int(),
  unreachable: z.array(z.string()),
  /** The status page on which the message will be published as an update, or only linked. */
  statusPage: z.object({ id: z.string(), url: z.string(), publishes: z.boolean() }).nullable(),
  promise: z.object({ dueAt: Instant, minutes: z.number().int(), words: z.string() }).nullable(),
  approvalNeeded: z.boolean(),
  changes: z.array(Change),
  factsUsed: z.array(FactUsed),
});
export type PreviewMessage = z.infer<typeof PreviewMessage>;

export const Preview = z.object({
  incidentId: z.string(),
  /** Send it back with the same proposal: whatever changed since then is refused, so nobody sends unseen words. */
  hash: z.string(),
  status: IncidentStatus,
  severity: z.string(),
  planVersion: z.number().int(),
  messages: z.array(PreviewMessage),
  findings: z.array(Finding),
  sendable: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

export const SendUpdate = UpdateProposal.extend({
  previewHash: z.string(),
  /** Repeating a request with the same key sends nothing twice. */
  idempotencyKey: z.string().min(8).max(100),
});
export type SendUpdate = z.input<typeof SendUpdate>;

export const DeliveryCounts = z.record(z.string(), z.number().int());
export const SentMessage = z.object({
  id: z.string(),
  updateId: z.string(),
  incidentId: z.string(),
  audienceId: z.string(),
  audience: z.string(),
  ring: z.number().int(),
  form: AudienceForm,
  state: MessageState,
  subject: z.string(),
  body: z.string(),
  text: z.string(),
  html: z.string(),
  edited: z.boolean(),
  status: IncidentStatus,
  createdAt: Instant,
  /** waiting: for approval of exactly these words. */
  standing: z.enum(["waiting", "sent", "rejected"]),
  sentAt: Instant.nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  nextUpdateBy: Instant.nullable(),
  recipientCount: z.number().int(),
  factsUsed: z.array(FactUsed),
  changes: z.array(Change),
});
export type SentMessage = z.infer<typeof SentMessage>;

export const Update = z.object({
  id: z.string(),
  incidentId: z.string(),
  number: z.number().int(),
  status: IncidentStatus,
  severity: z.string(),
  correction: z.boolean(),
  scenario: Scenario,
  author: z.string(),
  createdAt: Instant,
  planVersion: z.number().int(),
  messages: z.array(SentMessage),
  findings: z.array(Finding),
});
export type Update = z.infer<typeof Update>;
export const UpdateList = pageOf(Update);

/** Approves exactly the waiting words: a message that waits can no longer be edited, only rejected and sent anew. */
export const DecideApproval = z.object({ note: z.string().trim().max(2000).default("") });
export const RejectApproval = z.object({ reason: Reason });
