import { z } from "zod";
import { id, pageOf, pageQuery, time } from "./common.ts";

/** The internal version is for those who work here; the external one for everyone who was told. */
export const PostmortemVersion = z.enum(["internal", "external"]);
export type PostmortemVersion = z.infer<typeof PostmortemVersion>;

const PersonRef = z.object({ id, name: z.string() });

export const SectionView = z.object({
  key: z.string(),
  title: z.string(),
  hint: z.string(),
  /** Markdown, HTML off. */
  body: z.string(),
  required: z.boolean(),
});
export type SectionView = z.infer<typeof SectionView>;

/** An approval or signature holds for exact words: `wordsHash` of then against now. */
export const ApprovalView = z.object({
  person: PersonRef,
  at: time,
  note: z.string().nullable(),
  valid: z.boolean(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

export const VersionView = z.object({
  version: PostmortemVersion,
  sections: z.array(SectionView),
  /** Names the exact words; sent back with an approval or signature. */
  wordsHash: z.string(),
  editedAt: time,
  approvals: z.array(ApprovalView),
  approved: z.boolean(),
});
export type VersionView = z.infer<typeof VersionView>;

export const AudienceMeasuresView = z.object({
  audienceId: id,
  name: z.string(),
  ring: z.number().int(),
  /** Seconds from detection, and from declaration, to the first message; null: was never told. */
  firstAfterDetectionSeconds: z.number().nullable(),
  firstAfterDeclarationSeconds: z.number().nullable(),
  messages: z.number().int(),
  promisesKept: z.number().int(),
  promisesMissed: z.number().int(),
  longestSilenceSeconds: z.number().nullable(),
});
export type AudienceMeasuresView = z.infer<typeof AudienceMeasuresView>;

/** Seconds; null: that moment is not known. */
export const MeasuresView = z.object({
  durationSeconds: z.number(),
  detectionSeconds: z.number().nullable(),
  declarationSeconds: z.number().nullable(),
  acknowledgementSeconds: z.number().nullable(),
  identificationSeconds: z.number().nullable(),
  mitigationSeconds: z.number().nullable(),
  severityMinutes: z.record(z.string(), z.number()),
  alerts: z.number().int(),
  responders: z.number().int(),
  audiences: z.array(AudienceMeasuresView),
  promisesKept: z.number().int(),
  promisesMissed: z.number().int(),
  longestSilenceSeconds: z.number().nullable(),
});
export type MeasuresView = z.infer<typeof MeasuresView>;

/** `at` is UTC. */
export const PostmortemTimelineEntryView = z.object({ at: time, kind: z.string(), text: z.string() });

export const ActionItemView = z.object({
  id,
  postmortemId: id,
  incidentNumber: z.number().int(),
  text: z.string(),
  owner: PersonRef,
  priority: z.enum(["high", "medium", "low"]),
  dueAt: time,
  doneAt: time.nullable(),
  overdue: z.boolean(),
  /** May be told to customers as what will prevent it. */
  external: z.boolean(),
});
export type ActionItemView = z.infer<typeof ActionItemView>;
export const ActionItemList = pageOf(ActionItemView);
export const ActionItemQuery = pageQuery.extend({
  state: z.enum(["open", "overdue", "done", "all"]).default("open"),
  ownerId: id.optional(),
});
export type ActionItemQuery = z.infer<typeof ActionItemQuery>;

export const DecisionView = z.object({
  publish: z.boolean(),
  reason: z.string(),
  by: PersonRef.nullable(),
  at: time,
});
export type DecisionView = z.infer<typeof DecisionView>;

export const PostmortemSummary = z.object({
  id,
  incidentId: id,
  incidentNumber: z.number().int(),
  internalTitle: z.string(),
  publicTitle: z.string(),
  severity: z.string(),
  state: z.enum(["draft", "decided-not-to-publish", "ready", "published"]),
  owner: PersonRef.nullable(),
  draftedAt: time,
  publishedAt: time.nullable(),
  openActionItems: z.number().int(),
});
export type PostmortemSummary = z.infer<typeof PostmortemSummary>;
export const PostmortemList = pageOf(PostmortemSummary);

export const PostmortemView = PostmortemSummary.extend({
  internal: VersionView,
  external: VersionView,
  signer: PersonRef.nullable(),
  /** Null until the signer has signed; not `valid` once the external words were edited after. */
  signature: ApprovalView.nullable(),
  measures: MeasuresView,
  timeline: z.array(PostmortemTimelineEntryView),
  actionItems: z.array(ActionItemView),
  decision: DecisionView.nullable(),
  /** What still stands between this and publishing, in words; empty when it can be published. */
  missing: z.array(z.string()),
  version: z.number().int(),
});
export type PostmortemView = z.infer<typeof PostmortemView>;

export const EditSectionsBody = z.object({
  sections: z
    .array(z.object({ key: z.string().max(60), body: z.string().max(50_000) }))
    .min(1)
    .max(20),
  /** `wordsHash` of the words that were edited; refused with the current ones if they moved on. */
  expectedWordsHash: z.string().optional(),
});
export type EditSectionsBody = z.infer<typeof EditSectionsBody>;

export const NameSignerBody = z.object({ personId: id });
export const SetOwnerBody = z.object({ personId: id });
/** Approving and signing name the exact words that were read. */
export const SignBody = z.object({ wordsHash: z.string().min(1) });
export const ApproveBody = z.object({
  version: PostmortemVersion,
  wordsHash: z.string().min(1),
  note: z.string().trim().max(1000).optional(),
});
export type ApproveBody = z.infer<typeof ApproveBody>;

export const AddActionItemBody = z.object({
  text: z.string().trim().min(1).max(1000),
  ownerId: id,
  priority: z.enum(["high", "medium", "low"]).default("medium"),
  dueAt: time,
  external: z.boolean().default(false),
});
export type AddActionItemBody = z.input<typeof AddActionItemBody>;
export const UpdateActionItemBody = z.object({
  text: z.string().trim().min(1).max(1000).optional(),
  ownerId: id.optional(),
  priority: z.enum(["high", "medium", "low"]).optional(),
  dueAt: time.optional(),
  external: z.boolean().optional(),
  done: z.boolean().optional(),
});
export type UpdateActionItemBody = z.infer<typeof UpdateActionItemBody>;

export const DecideBody = z.object({ publish: z.boolean(), reason: z.string().trim().min(1).max(1000) });
export type DecideBody = z.infer<typeof DecideBody>;
