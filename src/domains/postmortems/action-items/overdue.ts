import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, type DeadlineHandler, defineDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { actionItemDueSoon, actionItemOverdue } from "../events.ts";
import { findPostmortem } from "../postmortem-row.ts";
import type { ActionItemRow } from "./action-item-view.ts";

const overdue = defineDeadline("action-item.overdue");
const dueSoon = defineDeadline("action-item.due-soon");

const SOON = days(1);

/** Keeps the deadlines in step with the item: none once it is done or known to be late. */
export async function armDue(tx: Tx, ctx: Ctx, item: ActionItemRow): Promise<void> {
  const soonAt = after(item.due_at, -SOON);
  const isOpen = !item.done_at && !item.overdue_at;
  if (isOpen && soonAt > ctx.clock.now()) await setDeadline(tx, ctx, dueSoon, item.id, soonAt);
  else await clearDeadline(tx, ctx, dueSoon, item.id);
  if (isOpen) await setDeadline(tx, ctx, overdue, item.id, item.due_at);
  else await clearDeadline(tx, ctx, overdue, item.id);
}

/** Marks an item late, once, and says so. */
const becomeOverdue = whenDue(overdue, (ctx, { subjectId }) =>
  ctx.transaction(async (tx) => {
    const item = await tx
      .updateTable("action_item")
      .set({ overdue_at: ctx.clock.now() })
      .where("id", "=", subjectId)
      .where("done_at", "is", null)
      .where("due_at", "<=", ctx.clock.now())
      .returningAll()
      .executeTakeFirst();
    if (!item) return;
    const { incident_id } = await findPostmortem(tx, item.postmortem_id);
    await record(tx, ctx, actionItemOverdue, item.id, eventData(item, incident_id));
  }),
);

/** Says a day before that an item falls due. */
const fallDue = whenDue(dueSoon, (ctx, { subjectId }) =>
  ctx.transaction(async (tx) => {
    const item = await tx
      .selectFrom("action_item")
      .selectAll()
      .where("id", "=", subjectId)
      .where("done_at", "is", null)
      .executeTakeFirst();
    if (!item) return;
    const { incident_id } = await findPostmortem(tx, item.postmortem_id);
    await record(tx, ctx, actionItemDueSoon, item.id, eventData(item, incident_id));
  }),
);

/** Listed in `main/deadlines.ts`. */
export const actionItemDeadlines: readonly DeadlineHandler[] = [fallDue, becomeOverdue];

/** What every event about an action item carries. */
export const eventData = (item: ActionItemRow, incidentId: string) => ({
  postmortemId: item.postmortem_id,
  incidentId,
  actionItemId: item.id,
  ownerId: item.owner_id,
  dueAt: item.due_at.toISOString(),
});
