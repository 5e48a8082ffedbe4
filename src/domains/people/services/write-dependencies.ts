import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";
import { dependencyCircle } from "./dependency-circle.ts";

/** Replaces what a service depends on. */
export async function writeDependencies(
  tx: Tx,
  ctx: Ctx,
  serviceId: string,
  dependsOnIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(dependsOnIds)];
  const names = await serviceNames(tx);
  const missing = wanted.find((id) => !names.has(id));
  if (missing) throw refuse("service-not-found", { id: missing });
  await refuseCircle(tx, serviceId, wanted, names);
  await tx.deleteFrom("service_dependency").where("service_id", "=", serviceId).execute();
  const rows = wanted.map((id) => ({
    workspace_id: ctx.workspaceId,
    service_id: serviceId,
    depends_on_id: id,
  }));
  if (rows.length > 0) await tx.insertInto("service_dependency").values(rows).execute();
}

async function serviceNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("service")
    .select(["id", "name"])
    .where("archived_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function refuseCircle(
  tx: Tx,
  serviceId: string,
  wanted: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await tx.selectFrom("service_dependency").select(["service_id", "depends_on_id"]).execute();
  const byService = Map.groupBy(rows, (row) => row.service_id);
  const dependsOn = new Map([...byService].map(([id, all]) => [id, all.map((row) => row.depends_on_id)]));
  const circle = dependencyCircle(serviceId, wanted, dependsOn);
  if (!circle) return;
  const path = circle.map((id) => names.get(id) ?? id).join(" → ");
  throw refuse("service-depends-in-a-circle", { name: names.get(serviceId) ?? serviceId, path });
}
