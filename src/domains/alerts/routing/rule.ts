import { z } from "zod";
import { URGENCIES } from "../incoming.ts";

export const OPERATORS = [
  "equals",
  "differs",
  "contains",
  "lacks",
  "starts-with",
  "ends-with",
  "matches",
  "exists",
  "at-least",
] as const;

const FIELD = /^(summary|severity|origin|component|group|class|client|dedupKey|source|details\..+)$/;
const isId = z.string().regex(/^[a-z0-9]{12}$/, "is not an id");

export const Condition = z.object({
  field: z.string().max(200).regex(FIELD, "is not a field of an alert"),
  operator: z.enum(OPERATORS),
  value: z.string().max(500).default(""),
});
export type Condition = z.infer<typeof Condition>;

export const Effect = z.object({
  serviceId: isId.nullish(),
  urgency: z.enum(URGENCIES).nullish(),
  suppressReason: z.string().trim().min(1).max(500).nullish(),
  declare: z
    .object({
      severity: z.string().trim().min(1).max(20),
      title: z.string().trim().max(200).nullish(),
      /** false: an incident of its own, even while one of the same service is open. */
      join: z.boolean().nullish(),
    })
    .nullish(),
});
export type Effect = z.infer<typeof Effect>;

export const RuleInput = z.object({
  name: z.string().trim().min(1).max(120),
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(Condition).max(20),
  effect: Effect,
  enabled: z.boolean().default(true),
  position: z.number().int().min(1).max(1000).optional(),
});
export type RuleInput = z.input<typeof RuleInput>;

/** An ordered statement of the kind "if these hold, do that". The first enabled one that matches decides. */
export type RoutingRule = {
  id: string;
  position: number;
  name: string;
  match: "all" | "any";
  conditions: Condition[];
  effect: Effect;
  enabled: boolean;
};
