import type { Tx } from "#kernel/db/db";

/** Everything that hangs on one incident, as rows. */
export async function readParts(tx: Tx, incidentId: string) {
  const definitions = await tx.selectFrom("role_definition").selectAll().orderBy("position").execute();
  const roles = await tx
    .selectFrom("incident_role")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .execute();
  const responders = await tx
    .selectFrom("responder")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  const tasks = await tx
    .selectFrom("task")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const components = await tx
    .selectFrom("incident_component")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("name")
    .execute();
  const links = await tx
    .selectFrom("incident_link")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return { definitions, roles, responders, tasks, components, links };
}
