import type { PersonRef } from "#domains/people";
import type { Measures } from "./measures/measure.ts";
import type { PastMoment, Priority, Version } from "./types.ts";

export type PostmortemState = "draft" | "decided-not-to-publish" | "ready" | "published";

export type PostmortemSummary = {
  id: string;
  incidentId: string;
  incidentNumber: number;
  internalTitle: string;
  publicTitle: string;
  severity: string;
  state: PostmortemState;
  owner: PersonRef | null;
  draftedAt: string;
  publishedAt: string | null;
  openActionItems: number;
};

export type ConsentView = { person: PersonRef; at: string; note: string | null; valid: boolean };

export type VersionView = {
  version: Version;
  sections: { key: string; title: string; hint: string; body: string; required: boolean }[];
  wordsHash: string;
  editedAt: string;
  approvals: ConsentView[];
  approved: boolean;
};

export type ActionItemView = {
  id: string;
  postmortemId: string;
  incidentNumber: number;
  text: string;
  owner: PersonRef;
  priority: Priority;
  dueAt: string;
  doneAt: string | null;
  overdue: boolean;
  external: boolean;
};

export type PostmortemView = PostmortemSummary & {
  internal: VersionView;
  external: VersionView;
  signer: PersonRef | null;
  signature: ConsentView | null;
  measures: Measures;
  timeline: PastMoment[];
  actionItems: ActionItemView[];
  decision: { publish: boolean; reason: string; by: PersonRef | null; at: string } | null;
  missing: string[];
  version: number;
};
