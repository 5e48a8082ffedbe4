import type { IncidentRoom } from "#domains/oncall";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

/** Where the people of an incident meet: its room in the console, and its bridge. */
export async function incidentRoom(tx: Tx, ctx: Ctx, incidentId: string): Promise<IncidentRoom | undefined> {
  const incident = await tx
    .selectFrom("incident")
    .select("bridge_url")
    .where("id", "=", incidentId)
    .executeTakeFirst();
  if (!incident) return undefined;
  return { url: `${ctx.publicUrl}/console/incidents/${incidentId}`, bridgeUrl: incident.bridge_url };
}
