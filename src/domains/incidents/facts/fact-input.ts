import { z } from "zod";
import type { Ring } from "../types.ts";

const ring = z.literal([1, 2, 3, 4, 5]) satisfies z.ZodType<Ring>;
const compartment = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "is not a compartment name such as legal");

/** What a caller may say about one fact; the value is checked against its kind when it is written. */
export const FactChangeInput = z.object({
  key: z.string().max(60),
  value: z.union([z.string().max(4000), z.number(), z.array(z.string().max(300)).max(50)]).nullish(),
  ring: ring.optional(),
  compartments: z.array(compartment).max(10).optional(),
  confidence: z.enum(["suspected", "confirmed"]).optional(),
});
