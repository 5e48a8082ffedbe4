import type { Id } from "#kernel/ids";

export type PostmortemId = Id<"postmortem">;
export type ActionItemId = Id<"action-item">;

export const VERSIONS = ["internal", "external"] as const;
/** The internal version is for those who work here; the external one for everyone who was told. */
export type Version = (typeof VERSIONS)[number];

export const PRIORITIES = ["high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One section of one version: Markdown, HTML off. */
export type Section = { key: string; body: string };

/** One line of the incident's history as the postmortem keeps it; `at` is UTC. */
export type PastMoment = { at: string; kind: string; text: string };
