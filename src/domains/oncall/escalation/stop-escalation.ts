import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { escalationStopped } from "../events.ts";
import { answerNotifications, closeNotifications } from "./close-notifications.ts";
import { escalationStepDue } from "./deadline-kinds.ts";
import type { Subject } from "./escalation-row.ts";

export type StopEscalation = Subject & {
  /** One word that is kept: acknowledged, resolved, snoozed, kept, reassigned … */
  because: string;
  /** Whoever answered: their notification counts as answered, everybody else's is cancelled. */
  answeredBy?: string | null;
};

/** Nobody is told any more. Does nothing when nothing is running or pending. */
export async function stopEscalation(tx: Tx, ctx: Ctx, input: StopEscalation): Promise<void> {
  const { subjectKind, subjectId, because, answeredBy = null } = input;
  const escalationIds = await openEscalations(tx, input);
  // Deadlines before rows, as their handlers take them: see `closeNotifications`.
  for (const id of escalationIds) await clearDeadline(tx, ctx, escalationStepDue, id);
  if (answeredBy) await answerNotifications(tx, ctx, escalationIds, answeredBy, because);
  await closeNotifications(tx, ctx, { escalationIds }, because);
  if (escalationIds.length === 0) return;
  await tx
    .updateTable("escalation")
    .set({ state: "stopped", ended_at: ctx.clock.now(), ended_because: because })
    .where("id", "in", escalationIds)
    .execute();
  for (const escalationId of escalationIds)
    await record(tx, ctx, escalationStopped, subjectId, { subjectKind, escalationId, because, answeredBy });
}

/** Those that run, and those that ended without an answer but still have somebody to wait for. */
async function openEscalations(tx: Tx, { subjectKind, subjectId }: Subject): Promise<string[]> {
  const rows = await tx
    .selectFrom("escalation")
    .select("id")
    .where("subject_kind", "=", subjectKind)
    .where("subject_id", "=", subjectId)
    .where("state", "in", ["running", "exhausted"])
    .execute();
  return rows.map((row) => row.id);
}
