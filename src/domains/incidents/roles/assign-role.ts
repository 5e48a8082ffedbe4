import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { roleReleased } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { refuseUnknownPeople } from "../known-people.ts";
import { presentIncident } from "../present-incident.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";
import { assign, holderOf } from "./assign.ts";

const AssignRoleInput = z.object({
  incidentId: z.string(),
  role: z.string(),
  personId: z.string(),
  note: z.string().trim().max(1000).optional(),
});
export type AssignRole = z.input<typeof AssignRoleInput>;

/** Assigns or hands over: a role has one holder, a person may hold several roles. */
export async function assignRole(ctx: Ctx, input: AssignRole): Promise<IncidentView> {
  allow(ctx, "incidents.command");
  const { incidentId, role, personId, note } = parse(AssignRoleInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    await refuseUnknownRole(tx, role);
    await refuseUnknownPeople(tx, [personId]);
    await assign(tx, ctx, incidentId, role, personId, note);
    await audit(tx, ctx, "incident.assign-role", { kind: "incident", id: incidentId }, { role, personId });
    return presentIncident(tx, ctx, incident);
  });
}

const ReleaseRoleInput = AssignRoleInput.pick({ incidentId: true, role: true });

export async function releaseRole(ctx: Ctx, input: z.input<typeof ReleaseRoleInput>): Promise<IncidentView> {
  allow(ctx, "incidents.command");
  const { incidentId, role } = parse(ReleaseRoleInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    await refuseUnknownRole(tx, role);
    const personId = await holderOf(tx, incidentId, role);
    if (!personId) throw refuse("incident-role-empty", { role });
    await tx
      .deleteFrom("incident_role")
      .where("incident_id", "=", incidentId)
      .where("role", "=", role)
      .execute();
    await audit(tx, ctx, "incident.release-role", { kind: "incident", id: incidentId }, { role, personId });
    await writeEntry(tx, ctx, incidentId, { kind: "role-released", data: { role, personId } });
    await record(tx, ctx, roleReleased, incidentId, { incidentId, role, personId });
    return presentIncident(tx, ctx, incident);
  });
}

async function refuseUnknownRole(tx: Tx, role: string): Promise<void> {
  const found = await tx
    .selectFrom("role_definition")
    .select("id")
    .where("key", "=", role)
    .executeTakeFirst();
  if (!found) throw refuse("incident-role-not-found", { role });
}
