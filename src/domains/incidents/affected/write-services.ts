import { readServices } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { refuse } from "../refusals.ts";

/** Refuses ids that are no services; returns the services, in the order of their names. */
export async function knownServices(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (serviceIds.length === 0) return [];
  const found = await readServices(tx, serviceIds);
  const known = new Set(found.map(({ id }) => id));
  const missing = serviceIds.find((id) => !known.has(id));
  if (missing) throw refuse("incident-service-unknown", { id: missing });
  return found.map(({ id, name }) => ({ id, name }));
}

export async function writeServices(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  serviceIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom("incident_service").where("incident_id", "=", incidentId).execute();
  if (serviceIds.length === 0) return;
  const row = (service_id: string) => ({
    workspace_id: ctx.workspaceId,
    id: newId<"incident-service">(),
    incident_id: incidentId,
    service_id,
  });
  await tx
    .insertInto("incident_service")
    .values([...new Set(serviceIds)].map(row))
    .execute();
}
