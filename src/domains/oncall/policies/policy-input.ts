import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";

export type Target = { kind: "person" | "schedule" | "team"; id: string };

const fields = {
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2000),
  repeatTimes: z.number().int().min(0).max(9),
  steps: z
    .array(
      z.object({
        targets: z
          .array(z.object({ kind: z.enum(["person", "schedule", "team"]), id: z.string() }))
          .min(1)
          .max(20),
        delayMinutes: z.number().int().min(1).max(1440),
      }),
    )
    .min(1)
    .max(20),
};

export const CreatePolicyInput = z.object({
  ...fields,
  description: fields.description.default(""),
  repeatTimes: fields.repeatTimes.default(0),
});

/** What is absent stays; steps, when present, replace all steps. */
export const UpdatePolicyInput = z.object(fields).partial().extend({ policyId: z.string() });

export type StepInput = z.output<typeof fields.steps>[number];

export async function refuseTakenPolicyName(tx: Tx, name: string, except = ""): Promise<void> {
  const other = await tx
    .selectFrom("escalation_policy")
    .select("id")
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .where("archived_at", "is", null)
    .where("id", "!=", except)
    .executeTakeFirst();
  if (other) throw refuse("policy-name-taken", { name });
}
