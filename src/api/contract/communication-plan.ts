/** Shapes of the communication plan: audiences, clocks, templates, scenarios. */
import { z } from "zod";
import { pageOf } from "./common.ts";

const Minutes = z.number().int().min(1).max(1440);
const Name = z.string().trim().min(1).max(80);

export const IncidentStatus = z.enum(["investigating", "identified", "monitoring", "resolved"]);

/** What an update says: one template per state and audience form. */
export const MessageState = z.enum([
  "investigating",
  "scoping",
  "identified",
  "update",
  "monitoring",
  "resolved",
  "correction",
]);
export type MessageState = z.infer<typeof MessageState>;

/** The form a message takes; workspaces may have several audiences of one form. */
export const AudienceForm = z.enum(["responders", "support", "leadership", "employees", "customers"]);
export type AudienceForm = z.infer<typeof AudienceForm>;

export const Scenario = z.enum([
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
]);
export type Scenario = z.infer<typeof Scenario>;

// --- audiences -------------------------------------------------------------------------------------------------

/**
 * Who belongs to an audience. `responders`: commander, roles and everyone who joined the incident. `subscribers`: the
 * confirmed subscribers of the audience's status page. `destination`: a fixed place such as a chat room.
 */
export const AudienceMember = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), targetId: z.string(), name: z.string().optional() }),
  z.object({ kind: z.literal("team"), targetId: z.string(), name: z.string().optional() }),
  z.object({ kind: z.literal("schedule"), targetId: z.string(), name: z.string().optional() }),
  z.object({
    kind: z.literal("destination"),
    /** Names one that exists; left out to add one. */
    id: z.string().optional(),
    channel: z.string(),
    name: z.string(),
    /** Needed to add one, by the fields of the channel; never shown again. */
    address: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  z.object({ kind: z.literal("responders") }),
  z.object({ kind: z.literal("everyone") }),
  z.object({ kind: z.literal("subscribers") }),
]);
export type AudienceMember = z.infer<typeof AudienceMember>;

export const Audience = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  form: AudienceForm,
  /** 1 is innermost. A fact is known to every ring up to and including its own. */
  ring: z.number().int().min(1).max(5),
  compartments: z.array(z.string()),
  /** Their clocks can never be set, nor a promise moved, beyond 60 minutes while customers are affected. */
  customerFacing: z.boolean(),
  /** Kinds of channel in order of preference, e.g. ["email", "sms"]. The plan may say otherwise per severity. */
  channels: z.array(z.string()),
  /** The primary vehicle: the page every outward message links to. Tied on the page itself, by its `audienceId`. */
  statusPageId: z.string().nullable(),
  members: z.array(AudienceMember),
});
export type Audience = z.infer<typeof Audience>;

export const AudienceList = pageOf(Audience);
export const CreateAudience = z.object({
  name: Name,
  description: z.string().trim().max(500).default(""),
  form: AudienceForm,
  ring: z.number().int().min(1).max(5),
  compartments: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  customerFacing: z.boolean().default(false),
  channels: z.array(z.string().min(1).max(40)).max(10),
  members: z.array(AudienceMember).max(500).default([]),
});
export type CreateAudience = z.input<typeof CreateAudience>;
/** Only what is given changes. */
export const ChangeAudience = z.object({
  name: Name.optional(),
  description: z.string().trim().max(500).optional(),
  form: AudienceForm.optional(),
  ring: z.number().int().min(1).max(5).optional(),
  compartments: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
  customerFacing: z.boolean().optional(),
  channels: z.array(z.string().min(1).max(40)).max(10).optional(),
  members: z.array(AudienceMember).max(500).optional(),
});
export type ChangeAudience = z.infer<typeof ChangeAudience>;

// --- plan ------------------------------------------------------------------------------------------------------

/**
 * `clock`: told within, then at least every. `if-component-affected`: the same while a status page component is not
 * operational, else not told. `on-change`: told when something changes, without a clock. `not-told`.
 */
export const ToldRule = z.enum(["clock", "if-component-affected", "on-change", "not-told"]);
export type ToldRule = z.infer<typeof ToldRule>;

export const PlanClock = z.object({
  severity: z.string(),
  audienceId: z.string(),
  told: ToldRule,
  /** Minutes; null exactly when `told` is on-change or not-told. */
  firstWithin: Minutes.nullable(),
  investigating: Minutes.nullable(),
  identified: Minutes.nullable(),
  monitoring: Minutes.nullable(),
  /** null: the audience's own channels. */
  channels: z.array(z.string()).nullable(),
  /** The words must be approved by the incident commander before they leave. */
  approval: z.boolean(),
});
export type PlanClock = z.infer<typeof PlanClock>;

export const Plan = z.object({
  version: z.number().int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  note: z.string(),
  clocks: z.array(PlanClock),
});
export type Plan = z.infer<typeof Plan>;

/** A new version; cells that are not given stay as they are. `basedOn` is the version that was looked at. */
export const ChangePlan = z.object({
  basedOn: z.number().int(),
  note: z.string().trim().max(500).default(""),
  clocks: z.array(PlanClock).min(1).max(500),
});
export type ChangePlan = z.input<typeof ChangePlan>;
export const PlanVersionList = pageOf(Plan.omit({ clocks: true }));

// --- templates and scenarios -----------------------------------------------------------------------------------

/**
 * Liquid over Markdown, in paragraphs. A paragraph whose facts are unknown falls back to its next line that starts with
 * `?? `, or is left out; one that starts with `? ` is left out without a finding.
 */
export const Template = z.object({
  form: AudienceForm,
  state: MessageState,
  scenario: Scenario,
  locale: z.string(),
  subject: z.string().min(1).max(300),
  body: z.string().min(1).max(20_000),
  /** built-in: comes with Ripplecast. changed: this workspace's own words. */
  origin: z.enum(["built-in", "changed"]),
});
export type Template = z.infer<typeof Template>;
export const TemplateList = pageOf(Template);
export const SaveTemplate = Template.omit({ origin: true });
export type SaveTemplate = z.infer<typeof SaveTemplate>;

/** Words as they would read in an example incident about which everything is known. */
export const TemplatePreview = z.object({
  /** The innermost audience that reads this form. */
  audience: z.string(),
  ring: z.number().int(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Saving is refused while there is one. `not-given`: a name that never holds anything for this audience's ring. */
  problems: z.array(
    z.object({ kind: z.enum(["broken", "not-given"]), place: z.enum(["subject", "body"]), says: z.string() }),
  ),
  /** Everything the words may name. */
  names: z.array(z.string()),
});
export type TemplatePreview = z.infer<typeof TemplatePreview>;
export const TemplateKey = Template.pick({ form: true, state: true, scenario: true, locale: true });

export const StarterFact = z.object({
  key: z.string(),
  value: z.json(),
  ring: z.number().int(),
  confidence: z.enum(["suspected", "confirmed"]),
});
export const ScenarioView = z.object({
  scenario: Scenario,
  name: z.string(),
  description: z.string(),
  /** Offered to the composer to be completed; nothing is stored until an update is sent. */
  facts: z.array(StarterFact),
  /** Fact keys worth asking for. */
  asks: z.array(z.string()),
});
export type ScenarioView = z.infer<typeof ScenarioView>;
export const ScenarioList = pageOf(ScenarioView);
