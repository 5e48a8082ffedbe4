import { z } from "zod";

const Id = z.string().regex(/^[a-z0-9]{12}$/);
const At = z.iso.datetime();
const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const AlertState = z.enum(["triggered", "acknowledged", "resolved"]);
export type AlertState = z.infer<typeof AlertState>;

export const AlertSeverity = z.enum(["critical", "error", "warning", "info"]);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

export const AlertUrgency = z.enum(["high", "low"]);
export type AlertUrgency = z.infer<typeof AlertUrgency>;

export const AlertLink = z.object({ href: z.string(), text: z.string() });
export type AlertLink = z.infer<typeof AlertLink>;

/** One line of a list of alerts. */
export const AlertSummary = z.object({
  id: Id,
  number: z.number().int(),
  summary: z.string(),
  severity: AlertSeverity,
  urgency: AlertUrgency,
  state: AlertState,
  flapping: z.boolean(),
  /** Why nobody was notified; null when the alert was not suppressed. */
  suppressedReason: z.string().nullable(),
  sourceId: Id,
  sourceName: z.string(),
  serviceId: Id.nullable(),
  dedupKey: z.string(),
  incidentId: Id.nullable(),
  /** Triggers received for this alert, the first one included. */
  eventCount: z.number().int(),
  triggeredAt: At,
  lastEventAt: At,
  acknowledgedAt: At.nullable(),
  acknowledgedBy: Id.nullable(),
  resolvedAt: At.nullable(),
  snoozedUntil: At.nullable(),
});
export type AlertSummary = z.infer<typeof AlertSummary>;

export const AlertLogEntry = z.object({
  id: Id,
  at: At,
  /** What happened: triggered, acknowledged, resolved, snoozed, flapping, suppressed, note, dropped … */
  what: z.string(),
  /** A sentence for people, in the workspace's language. */
  says: z.string(),
  personId: Id.nullable(),
});
export type AlertLogEntry = z.infer<typeof AlertLogEntry>;

/** What the monitor sent, as text that is safe to show: control characters escaped, the key blanked, cut at 64 KB. */
export const RawEvent = z.object({ receivedAt: At, text: z.string(), truncated: z.boolean() });
export type RawEvent = z.infer<typeof RawEvent>;

export const AlertDetail = AlertSummary.extend({
  origin: z.string().nullable(),
  component: z.string().nullable(),
  group: z.string().nullable(),
  class: z.string().nullable(),
  client: z.string().nullable(),
  clientUrl: z.string().nullable(),
  links: z.array(AlertLink),
  images: z.array(z.object({ src: z.string(), href: z.string().nullable(), alt: z.string() })),
  details: z.record(z.string(), z.unknown()),
  /** Which routing rule matched and what it did, as a sentence; null when none did. */
  routedBecause: z.string().nullable(),
  log: z.array(AlertLogEntry),
  rawEvent: RawEvent.nullable(),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

export const ListAlertsQuery = z.object({
  /** Comma-separated states; "open" stands for triggered,acknowledged. */
  state: z.string().optional(),
  urgency: AlertUrgency.optional(),
  severity: AlertSeverity.optional(),
  serviceId: Id.optional(),
  sourceId: Id.optional(),
  incidentId: Id.optional(),
  suppressed: z.enum(["true", "false"]).optional(),
  flapping: z.enum(["true", "false"]).optional(),
  /** Words of the summary. */
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListAlertsQuery = z.input<typeof ListAlertsQuery>;
export const AlertList = page(AlertSummary);
export type AlertList = z.infer<typeof AlertList>;

const note = z.string().trim().min(1).max(5000);
export const AcknowledgeAlertBody = z.object({ note: note.optional() });
export type AcknowledgeAlertBody = z.infer<typeof AcknowledgeAlertBody>;
export const ResolveAlertBody = z.object({ note: note.optional() });
export type ResolveAlertBody = z.infer<typeof ResolveAlertBody>;
export const SnoozeAlertBody = z.object({ minutes: z.number().int().min(1).max(10_080) });
export type SnoozeAlertBody = z.infer<typeof SnoozeAlertBody>;
export const AddAlertNoteBody = z.object({ note });
export type AddAlertNoteBody = z.infer<typeof AddAlertNoteBody>;

/** A setting of a source or channel, as the form draws it. */
export const FieldView = z.object({
  name: z.string(),
  kind: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  options: z.array(z.string()).nullable(),
  optional: z.boolean(),
});
export type FieldView = z.infer<typeof FieldView>;

export const AlertSourceKind = z.object({ kind: z.string(), name: z.string(), fields: z.array(FieldView) });
export type AlertSourceKind = z.infer<typeof AlertSourceKind>;
export const AlertSourceKindList = page(AlertSourceKind);

export const AlertSource = z.object({
  id: Id,
  kind: z.string(),
  name: z.string(),
  serviceId: Id.nullable(),
  escalationPolicyId: Id.nullable(),
  /** Secrets are never in here. */
  settings: z.record(z.string(), z.unknown()),
  disabledAt: At.nullable(),
  lastEventAt: At.nullable(),
  rejectedInLastDay: z.number().int(),
  /** The old key still works until then after a rotation. */
  previousKeyUntil: At.nullable(),
  createdAt: At,
});
export type AlertSource = z.infer<typeof AlertSource>;
export const AlertSourceList = page(AlertSource);

export const CreateAlertSourceBody = z.object({
  kind: z.string().min(1).max(50),
  name: z.string().trim().min(1).max(120),
  serviceId: Id.nullish(),
  escalationPolicyId: Id.nullish(),
  settings: z.record(z.string(), z.unknown()).optional(),
});
export type CreateAlertSourceBody = z.infer<typeof CreateAlertSourceBody>;

export const UpdateAlertSourceBody = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  serviceId: Id.nullish(),
  escalationPolicyId: Id.nullish(),
  settings: z.record(z.string(), z.unknown()).optional(),
  disabled: z.boolean().optional(),
});
export type UpdateAlertSourceBody = z.infer<typeof UpdateAlertSourceBody>;

/** The key and where to point the monitor. Shown on demand, and audited. */
export const RoutingKeyView = z.object({
  routingKey: z.string(),
  url: z.string(),
  /** The same address with the key in it, for monitors that cannot send a header; null where the key is in the body. */
  urlWithKey: z.string().nullable(),
  example: z.string(),
});
export type RoutingKeyView = z.infer<typeof RoutingKeyView>;

export const RotateKeyBody = z.object({
  /** How long the old key keeps working. */
  overlapMinutes: z.number().int().min(0).max(10_080).default(1440),
});
export type RotateKeyBody = z.input<typeof RotateKeyBody>;

export const RejectedInput = z.object({
  id: Id,
  receivedAt: At,
  /** malformed-json, invalid-event, too-large, too-deep, bad-text, unknown-key, disabled, not-processed … */
  reason: z.string(),
  detail: z.string(),
  size: z.number().int(),
  /** The first bytes as safe text, secrets blanked. */
  sample: z.string(),
});
export type RejectedInput = z.infer<typeof RejectedInput>;
export const RejectedInputList = page(RejectedInput).extend({
  /** All rejections of the last seven days by reason; samples are kept for a part of them. */
  counts: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type RejectedInputList = z.infer<typeof RejectedInputList>;

export const ChangeEvent = z.object({
  id: Id,
  sourceId: Id,
  sourceName: z.string(),
  serviceId: Id.nullable(),
  summary: z.string(),
  origin: z.string().nullable(),
  links: z.array(AlertLink),
  details: z.record(z.string(), z.unknown()),
  happenedAt: At,
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;
export const ChangeEventList = page(ChangeEvent);

export const ConditionOperator = z.enum([
  "equals",
  "differs",
  "contains",
  "lacks",
  "starts-with",
  "ends-with",
  "matches",
  "exists",
  "at-least",
]);
export type ConditionOperator = z.infer<typeof ConditionOperator>;

/** `field` is summary, severity, origin, component, group, class, client, dedupKey, source or `details.<key>`. */
export const RoutingCondition = z.object({
  field: z.string().min(1).max(200),
  operator: ConditionOperator,
  /** For "matches", `*` stands for anything. Not needed for "exists". */
  value: z.string().max(500).default(""),
});
export type RoutingCondition = z.input<typeof RoutingCondition>;

export const RoutingEffect = z.object({
  serviceId: Id.nullish(),
  urgency: AlertUrgency.nullish(),
  suppressReason: z.string().trim().min(1).max(500).nullish(),
  /** Declares an incident of this severity ("SEV1" …); the title defaults to the alert's summary. */
  declare: z
    .object({
      severity: z.string().min(1).max(20),
      title: z.string().max(200).nullish(),
      /** An open incident of the same service is joined instead (default); false: always an incident of its own. */
      join: z.boolean().nullish(),
    })
    .nullish(),
});
export type RoutingEffect = z.infer<typeof RoutingEffect>;

export const RoutingRule = z.object({
  id: Id,
  position: z.number().int(),
  name: z.string(),
  match: z.enum(["all", "any"]),
  conditions: z.array(RoutingCondition),
  effect: RoutingEffect,
  enabled: z.boolean(),
});
export type RoutingRule = z.infer<typeof RoutingRule>;
export const RoutingRuleList = page(RoutingRule);

export const RoutingRuleBody = z.object({
  name: z.string().trim().min(1).max(120),
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(RoutingCondition).max(20),
  effect: RoutingEffect,
  enabled: z.boolean().default(true),
  /** 1 is asked first. Left out: after the others. */
  position: z.number().int().min(1).max(1000).optional(),
});
export type RoutingRuleBody = z.input<typeof RoutingRuleBody>;

export const DryRunRoutingBody = z.object({
  /** The rule to try, as it would be saved; put before or instead of (`ruleId`) the existing ones. */
  rule: RoutingRuleBody,
  ruleId: Id.optional(),
});
export type DryRunRoutingBody = z.input<typeof DryRunRoutingBody>;

export const DryRunRouting = z.object({
  tried: z.number().int(),
  items: z.array(
    z.object({
      alertId: Id,
      summary: z.string(),
      matches: z.boolean(),
      /** What would happen now, and what did happen. */
      would: z.string(),
      did: z.string(),
    }),
  ),
});
export type DryRunRouting = z.infer<typeof DryRunRouting>;
