import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#kernel/db/db";
import { Name } from "../persons/person-input.ts";
import { refuse } from "../refusals.ts";
import { readTeam } from "../teams/team-view.ts";

const fields = {
  name: Name,
  description: z.string().max(2000),
  tier: z.number().int().min(1).max(5).nullable(),
  teamId: z.string().nullable(),
  escalationPolicyId: z.string().nullable(),
  dependsOnIds: z.array(z.string()).max(200),
};

export const CreateServiceInput = z.object({
  name: fields.name,
  description: fields.description.default(""),
  tier: fields.tier.default(null),
  teamId: fields.teamId.default(null),
  escalationPolicyId: fields.escalationPolicyId.default(null),
  dependsOnIds: fields.dependsOnIds.default([]),
});

/** What is absent stays as it is. */
export const UpdateServiceInput = z.object(fields).partial().extend({ serviceId: z.string() });

export async function refuseTakenServiceName(tx: Tx, name: string, except = ""): Promise<void> {
  const other = await tx
    .selectFrom("service")
    .select("id")
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .where("archived_at", "is", null)
    .where("id", "!=", except)
    .executeTakeFirst();
  if (other) throw refuse("service-name-taken", { name });
}

export async function refuseUnknownTeam(tx: Tx, teamId: string | null | undefined): Promise<void> {
  if (teamId) await readTeam(tx, teamId);
}
