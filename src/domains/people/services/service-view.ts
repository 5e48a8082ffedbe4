import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";

export type ServiceView = {
  id: string;
  name: string;
  description: string;
  tier: number | null;
  team: { id: string; name: string } | null;
  escalationPolicyId: string | null;
  dependsOn: { id: string; name: string }[];
};

/** Services in use, by name; with `ids` also archived ones, because history keeps naming them. */
export async function readServices(tx: Tx, ids?: readonly string[]): Promise<ServiceView[]> {
  if (ids?.length === 0) return [];
  let query = tx
    .selectFrom("service as s")
    .leftJoin("team as t", "t.id", "s.team_id")
    .selectAll("s")
    .select("t.name as team_name")
    .orderBy("s.name");
  query = ids ? query.where("s.id", "in", [...ids]) : query.where("s.archived_at", "is", null);
  const rows = await query.execute();
  const dependsOn = await readDependencies(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    tier: row.tier,
    team: row.team_id ? { id: row.team_id, name: row.team_name ?? "?" } : null,
    escalationPolicyId: row.escalation_policy_id,
    dependsOn: dependsOn.get(row.id) ?? [],
  }));
}

export async function readService(tx: Tx, id: string): Promise<ServiceView> {
  const [service] = await readServices(tx, [id]);
  if (!service) throw refuse("service-not-found", { id });
  return service;
}

async function readDependencies(tx: Tx): Promise<Map<string, { id: string; name: string }[]>> {
  const rows = await tx
    .selectFrom("service_dependency as d")
    .innerJoin("service as s", "s.id", "d.depends_on_id")
    .select(["d.service_id", "s.id", "s.name"])
    .where("s.archived_at", "is", null)
    .orderBy("s.name")
    .execute();
  const byService = Map.groupBy(rows, (row) => row.service_id);
  return new Map([...byService].map(([id, all]) => [id, all.map(({ id, name }) => ({ id, name }))]));
}
