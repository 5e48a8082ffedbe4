import { z } from "zod";
import { id, time } from "./common.ts";

/** The circle a fact may reach at most: 1 responders, 2 support, 3 leadership, 4 employees, 5 customers. */
export const Ring = z.literal([1, 2, 3, 4, 5]).meta({ description: "Outermost ring that may know it, 1–5." });

/** Only audiences holding every compartment of a fact may know it, however wide its ring. */
export const Compartment = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .meta({ example: "legal" });

export const Confidence = z.enum(["suspected", "confirmed"]);
export type Confidence = z.infer<typeof Confidence>;

/** text and url: string · list: strings · share: 0–1 · count: whole number · answer: yes/no/unknown · time: ISO 8601 · duration: seconds · choice: one of `options`. */
export const FactType = z.enum([
  "text",
  "list",
  "share",
  "count",
  "answer",
  "time",
  "duration",
  "url",
  "choice",
]);
export type FactType = z.infer<typeof FactType>;

export const FactValue = z.union([z.string().max(4000), z.number(), z.array(z.string().max(300)).max(50)]);
export type FactValue = z.infer<typeof FactValue>;

/** One kind of fact an incident can have. Derived kinds follow from the incident and cannot be set. */
export const FactKindView = z.object({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  type: FactType,
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  group: z.string(),
  origin: z.enum(["entered", "derived", "rendered"]),
  /** The ring offered now, for the incident's status and a confirmed fact. */
  defaultRing: Ring,
  /** Wider than this is refused. */
  widestRing: Ring,
  compartments: z.array(Compartment),
  /** Rings whose messages ask for this fact. */
  neededBy: z.array(Ring),
});
export type FactKindView = z.infer<typeof FactKindView>;
export const FactKindList = z.object({ items: z.array(FactKindView), nextCursor: z.null() });

export const FactVersionView = z.object({
  id,
  key: z.string(),
  version: z.number().int().min(1),
  /** Null: withdrawn, nothing is known any more. */
  value: FactValue.nullable(),
  ring: Ring,
  compartments: z.array(Compartment),
  confidence: Confidence,
  validFrom: time,
  /** Null while this is the current version. */
  validUntil: time.nullable(),
  author: z.object({ personId: id.nullable(), label: z.string() }),
});
export type FactVersionView = z.infer<typeof FactVersionView>;

export const DerivedFactView = z.object({ key: z.string(), value: FactValue, ring: Ring });
export type DerivedFactView = z.infer<typeof DerivedFactView>;

export const FactsView = z.object({
  incidentId: id,
  asOf: time,
  facts: z.array(FactVersionView),
  derived: z.array(DerivedFactView),
});
export type FactsView = z.infer<typeof FactsView>;

export const FactVersionList = z.object({ items: z.array(FactVersionView), nextCursor: z.null() });

/** What is left out keeps its current setting, or takes the kind's default on a first version. */
export const FactChange = z.object({
  key: z.string().max(60),
  /** Null withdraws the fact. */
  value: FactValue.nullable().optional(),
  ring: Ring.optional(),
  compartments: z.array(Compartment).max(10).optional(),
  confidence: Confidence.optional(),
});
export type FactChange = z.infer<typeof FactChange>;

export const SetFactsBody = z.object({
  changes: z.array(FactChange).min(1).max(60),
  /** Version each fact had when it was read (0: had none). A fact that moved on since is refused with both values. */
  expectedVersions: z.record(z.string(), z.number().int().min(0)).optional(),
});
export type SetFactsBody = z.infer<typeof SetFactsBody>;

export const FactsQuery = z.object({ asOf: time.optional() });
