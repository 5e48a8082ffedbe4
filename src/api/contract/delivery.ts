import { z } from "zod";
import { id, pageOf, pageQuery, time } from "./common.ts";

export const DeliveryState = z.enum([
  "queued",
  "held",
  "sending",
  "sent",
  "delivered",
  "failed",
  "suppressed",
  "cancelled",
  "skipped",
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const DeliveryView = z.object({
  id,
  /** What it was sent for, such as `incident.update`. */
  purpose: z.string(),
  subjectId: z.string(),
  incidentId: z.string().nullable(),
  broadcastId: z.string().nullable(),
  channel: z.string(),
  /** As people write it, without secrets; null once the recipient was erased. */
  address: z.string().nullable(),
  personId: z.string().nullable(),
  subscriberId: z.string().nullable(),
  /** Why this recipient was told. */
  reason: z.string(),
  urgency: z.enum(["urgent", "transactional", "bulk"]),
  drill: z.boolean(),
  state: DeliveryState,
  /** Why it is in that state: the provider's answer, what is missing, why it was no longer wanted. */
  stateReason: z.string().nullable(),
  attempts: z.number().int(),
  nextAttemptAt: time.nullable(),
  createdAt: time,
  sentAt: time.nullable(),
  deliveredAt: time.nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryList = pageOf(DeliveryView);
export type DeliveryList = z.infer<typeof DeliveryList>;

/** Who was told what, when. Filters add up. */
export const DeliveryQuery = pageQuery.extend({
  incidentId: id.optional(),
  subjectId: z.string().max(64).optional(),
  personId: id.optional(),
  broadcastId: id.optional(),
  state: DeliveryState.optional(),
  channel: z.string().max(40).optional(),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

export const DeliveryAttemptView = z.object({
  number: z.number().int(),
  startedAt: time,
  finishedAt: time.nullable(),
  /** Null: nobody knows how it ended (the process died); it was tried again with the same Message-ID. */
  outcome: z.enum(["sent", "later", "never"]).nullable(),
  providerId: z.string().nullable(),
  says: z.string().nullable(),
});
export type DeliveryAttemptView = z.infer<typeof DeliveryAttemptView>;

export const DeliveryDetail = DeliveryView.extend({
  /** What was said; what was filled in per recipient stands as {name}. */
  words: z.object({ subject: z.string(), text: z.string() }).nullable(),
  history: z.array(DeliveryAttemptView),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DeliveryCounts = z.object({
  total: z.number().int(),
  byState: z.partialRecord(DeliveryState, z.number().int()),
});
export type DeliveryCounts = z.infer<typeof DeliveryCounts>;

/** Deliveries that wait because their channel has no account yet. */
export const HeldChannelView = z.object({
  channel: z.string(),
  name: z.string(),
  count: z.number().int(),
  since: time,
  doNext: z.string(),
});
export const HeldList = z.object({ items: z.array(HeldChannelView) });
export type HeldList = z.infer<typeof HeldList>;

export const SuppressionView = z.object({
  id,
  channel: z.string(),
  address: z.string().nullable(),
  reason: z.string(),
  deliveryId: z.string().nullable(),
  createdAt: time,
});
export type SuppressionView = z.infer<typeof SuppressionView>;
export const SuppressionList = pageOf(SuppressionView);

const FieldView = z.object({
  kind: z.enum(["text", "url", "secret", "choice", "number", "boolean"]),
  label: z.string(),
  hint: z.string().optional(),
  optional: z.literal(true).optional(),
  options: z.array(z.string()).optional(),
});
const Fields = z.record(z.string(), FieldView);
const Settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A way to reach people, with what is to be filled in; forms are drawn from the fields. */
export const ChannelView = z.object({
  kind: z.string(),
  name: z.string(),
  accountFields: Fields,
  addressFields: Fields,
  /** `none-needed`, the workspace's own, the installation's, or missing: then its deliveries are held. */
  account: z.enum(["none-needed", "workspace", "installation", "missing"]),
  /** The workspace's own account; a secret reads `true` when it is set. */
  settings: Settings.nullable(),
});
export type ChannelView = z.infer<typeof ChannelView>;
export const ChannelList = z.object({ items: z.array(ChannelView) });
export type ChannelList = z.infer<typeof ChannelList>;

/** A secret that is left out keeps its value. */
export const SaveChannelAccountBody = z.object({ settings: Settings });
export type SaveChannelAccountBody = z.infer<typeof SaveChannelAccountBody>;

export const WebhookEndpointView = z.object({
  id,
  url: z.string(),
  description: z.string(),
  /** `incident.declared`, `incident.*`, or `*` for everything. */
  eventNames: z.array(z.string()),
  failingSince: time.nullable(),
  disabledAt: time.nullable(),
  disabledBecause: z.string().nullable(),
  createdAt: time,
});
export type WebhookEndpointView = z.infer<typeof WebhookEndpointView>;
export const WebhookEndpointList = z.object({ items: z.array(WebhookEndpointView) });

export const EventNameList = pageOf(z.string());

const EventName = z
  .string()
  .max(80)
  .regex(
    /^(\*|[a-z][a-z-]*\.(\*|[a-z][a-z-]*))$/,
    "is not an event name such as incident.declared, incident.* or *",
  );

export const CreateWebhookEndpointBody = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  description: z.string().trim().max(200).default(""),
  eventNames: z.array(EventName).min(1).max(100).default(["*"]),
});
export type CreateWebhookEndpointBody = z.input<typeof CreateWebhookEndpointBody>;

/** The only time the secret is shown: receivers check signatures with it (Standard Webhooks). */
export const WebhookEndpointCreated = WebhookEndpointView.extend({ secret: z.string() });
export type WebhookEndpointCreated = z.infer<typeof WebhookEndpointCreated>;

/** What is absent stays as it is. `disabled: false` starts it again. */
export const UpdateWebhookEndpointBody = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  description: z.string().trim().max(200).optional(),
  eventNames: z.array(EventName).min(1).max(100).optional(),
  disabled: z.boolean().optional(),
});
export type UpdateWebhookEndpointBody = z.infer<typeof UpdateWebhookEndpointBody>;

export const WebhookMessageView = z.object({
  id,
  eventName: z.string(),
  state: z.enum(["queued", "sent", "failed"]),
  createdAt: time,
  nextAttemptAt: time.nullable(),
  attempts: z.array(
    z.object({
      number: z.number().int(),
      at: time,
      tookMs: z.number().int(),
      status: z.number().int().nullable(),
      says: z.string().nullable(),
    }),
  ),
});
export type WebhookMessageView = z.infer<typeof WebhookMessageView>;
export const WebhookMessageList = pageOf(WebhookMessageView);

export const InboxItemView = z.object({
  id,
  incidentId: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  createdAt: time,
  readAt: time.nullable(),
});
export type InboxItemView = z.infer<typeof InboxItemView>;
export const InboxList = pageOf(InboxItemView).extend({ unread: z.number().int() });
export type InboxList = z.infer<typeof InboxList>;

/** A signed head of the ledger: publish it somewhere else, and what came before can no longer be changed unseen. */
export const LedgerHeadView = z.object({
  /** Exactly the bytes that were signed. */
  head: z.string(),
  hash: z.string(),
  signature: z.string(),
  publicKey: z.string(),
});
export const LedgerHeads = z.object({
  items: z.array(LedgerHeadView),
  /** Entries written since the newest head: not protected yet. */
  unsealed: z.number().int(),
});
export type LedgerHeads = z.infer<typeof LedgerHeads>;
