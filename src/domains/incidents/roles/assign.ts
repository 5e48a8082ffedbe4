import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { roleAssigned } from "../events.ts";
import { joinAsResponder } from "../responders/join.ts";
import { writeEntry } from "../timeline/write-entry.ts";

/** Gives a role to a person, who thereby joins. Nothing happens when they hold it already. */
export async function assign(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  role: string,
  personId: string,
  note?: string,
): Promise<void> {
  const previousPersonId = await holderOf(tx, incidentId, role);
  if (previousPersonId === personId) return;
  const held = { person_id: personId, assigned_at: ctx.clock.now() };
  await tx
    .insertInto("incident_role")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"incident-role">(),
      incident_id: incidentId,
      role,
      ...held,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "incident_id", "role"]).doUpdateSet(held))
    .execute();
  await joinAsResponder(tx, ctx, incidentId, personId);
  const data = { role, personId, previousPersonId };
  await writeEntry(tx, ctx, incidentId, { kind: "role-assigned", data: { ...data, ...(note && { note }) } });
  await record(tx, ctx, roleAssigned, incidentId, { incidentId, ...data });
}

export async function holderOf(tx: Tx, incidentId: string, role: string): Promise<string | null> {
  const held = await tx
    .selectFrom("incident_role")
    .select("person_id")
    .where("incident_id", "=", incidentId)
    .where("role", "=", role)
    .executeTakeFirst();
  return held?.person_id ?? null;
}
