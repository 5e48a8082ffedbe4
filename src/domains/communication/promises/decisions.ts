import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { authorOf } from "../author.ts";
import type { Told } from "../engine/clocks.ts";

export type Decision = {
  audienceId: string;
  told: Told;
  byHand: boolean;
  reason: string;
  decidedBy: string;
  decidedAt: Date;
  lookAgainAt: Date | null;
};

/** The decision that counts for each audience of an incident: the newest. */
export async function readDecisions(tx: Tx, incidentId: string): Promise<Decision[]> {
  const rows = await tx
    .selectFrom("audience_decision")
    .distinctOn("audience_id")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("audience_id")
    .orderBy("seq", "desc")
    .execute();
  return rows.map((row) => ({
    audienceId: row.audience_id,
    told: row.told,
    byHand: row.by_hand,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    lookAgainAt: row.look_again_at,
  }));
}

/** Audiences that somebody decided not to tell, with the reason. */
export async function decisionsAgainst(tx: Tx, incidentId: string): Promise<Record<string, string>> {
  const against = (await readDecisions(tx, incidentId)).filter(
    ({ told, byHand }) => byHand && told === "not-told",
  );
  return Object.fromEntries(against.map(({ audienceId, reason }) => [audienceId, reason]));
}

export type NewDecision = Pick<Decision, "audienceId" | "told" | "byHand" | "reason"> & {
  lookAgainAt?: Date;
};

export async function writeDecision(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  decision: NewDecision,
): Promise<void> {
  await tx
    .insertInto("audience_decision")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"audience-decision">(),
      incident_id: incidentId,
      audience_id: decision.audienceId,
      told: decision.told,
      by_hand: decision.byHand,
      reason: decision.reason,
      decided_by: authorOf(ctx).label,
      decided_at: ctx.clock.now(),
      look_again_at: decision.lookAgainAt ?? null,
    })
    .execute();
}
