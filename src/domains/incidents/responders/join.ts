import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";

/** Somebody who took a role, or declared the incident, is there: without being asked. */
export async function joinAsResponder(tx: Tx, ctx: Ctx, incidentId: string, personId: string): Promise<void> {
  const now = ctx.clock.now();
  const joined = { state: "joined" as const, answered_at: now };
  await tx
    .insertInto("responder")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"responder">(),
      incident_id: incidentId,
      person_id: personId,
      asked_at: now,
      ...joined,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "incident_id", "person_id"])
        .doUpdateSet(joined)
        .where("responder.state", "!=", "joined"),
    )
    .execute();
}
