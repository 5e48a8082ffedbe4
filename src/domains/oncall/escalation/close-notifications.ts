import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline } from "#kernel/deadlines";
import { notificationAttemptDue } from "./deadline-kinds.ts";

/** Cancels what is still pending, so that nothing more goes out; what is queued is asked again just before it leaves. */
export async function closeNotifications(
  tx: Tx,
  ctx: Ctx,
  which: { escalationIds: readonly string[]; personId?: string },
  because: string,
): Promise<void> {
  if (which.escalationIds.length === 0) return;
  let query = tx
    .selectFrom("notification")
    .select("id")
    .where("escalation_id", "in", [...which.escalationIds])
    .where("state", "=", "pending");
  if (which.personId) query = query.where("person_id", "=", which.personId);
  const open = (await query.execute()).map((row) => row.id);
  if (open.length === 0) return;
  await cancelWaiting(tx, ctx, open, because);
  await tx
    .updateTable("notification")
    .set({ state: "cancelled", closed_because: because })
    .where("id", "in", open)
    .where("state", "=", "pending")
    .execute();
}

async function cancelWaiting(tx: Tx, ctx: Ctx, notificationIds: string[], because: string): Promise<void> {
  const waiting = await tx
    .selectFrom("notification_attempt")
    .select("id")
    .where("notification_id", "in", notificationIds)
    .where("state", "=", "waiting")
    .execute();
  // Deadlines first, in the order in which their handlers take locks: the other way round the two could wait for
  // each other.
  for (const { id } of waiting) await clearDeadline(tx, ctx, notificationAttemptDue, id);
  await tx
    .updateTable("notification_attempt")
    .set({ state: "cancelled", closed_because: because })
    .where("notification_id", "in", notificationIds)
    .where("state", "=", "waiting")
    .execute();
}

/** Marks what this person was told as answered; the rest of the escalation's notifications is cancelled elsewhere. */
export async function answerNotifications(
  tx: Tx,
  ctx: Ctx,
  escalationIds: readonly string[],
  personId: string,
  answer: string,
): Promise<void> {
  if (escalationIds.length === 0) return;
  const open = await tx
    .updateTable("notification")
    .set({ state: "answered", answered_at: ctx.clock.now(), closed_because: answer })
    .where("escalation_id", "in", [...escalationIds])
    .where("person_id", "=", personId)
    .where("state", "=", "pending")
    .returning("id")
    .execute();
  const ids = open.map((row) => row.id);
  if (ids.length > 0) await cancelWaiting(tx, ctx, ids, answer);
}
