import { personOf } from "#domains/incidents";
import { actorLabel, type Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";

export type Decision = { publish: boolean; reason: string; byPersonId: string | null; at: Date };

/** The decision that counts: the newest. Earlier ones stay on record. */
export async function latestDecision(tx: Tx, postmortemId: string): Promise<Decision | null> {
  const row = await tx
    .selectFrom("publication_decision")
    .selectAll()
    .where("postmortem_id", "=", postmortemId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    publish: row.publish,
    reason: row.reason,
    byPersonId: row.decided_by_person_id,
    at: row.decided_at,
  };
}

export async function writeDecision(
  tx: Tx,
  ctx: Ctx,
  postmortemId: string,
  { publish, reason }: { publish: boolean; reason: string },
): Promise<void> {
  await tx
    .insertInto("publication_decision")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"publication-decision">(),
      postmortem_id: postmortemId,
      publish,
      reason,
      decided_by: actorLabel(ctx.actor),
      decided_by_person_id: personOf(ctx.actor),
      decided_at: ctx.clock.now(),
    })
    .execute();
}
