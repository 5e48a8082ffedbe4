import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { escalationFoundNobody } from "../events.ts";
import type { Escalation } from "./escalation-row.ts";

/** Keeps in words what went wrong on the way, and says so to whoever reacts. */
export async function warn(tx: Tx, ctx: Ctx, escalation: Escalation, says: string): Promise<void> {
  await tx
    .insertInto("escalation_warning")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"escalation-warning">(),
      escalation_id: escalation.id,
      at: ctx.clock.now(),
      says,
    })
    .execute();
  await record(tx, ctx, escalationFoundNobody, escalation.subject_id, {
    subjectKind: escalation.subject_kind,
    escalationId: escalation.id,
    says,
  });
}
