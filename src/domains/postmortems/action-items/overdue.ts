import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, defineDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { actionItemOverdue } from "../events.ts";
import { findPostmortem } from "../postmortem-row.ts";
import type { ActionItemRow } from "./action-item-view.ts";

const overdue = defineDeadline("action-item.overdue");

/** Keeps the deadline in step with the item: none once it is done or known to be late. */
export const armOverdue = (tx: Tx, ctx: Ctx, item: ActionItemRow): Promise<void> =>
  item.done_at || item.overdue_at
    ? clearDeadline(tx, ctx, overdue, item.id)
    : setDeadline(tx, ctx, overdue, item.id, item.due_at);

/** Marks an item late, once, and says so. Listed in `main/deadlines.ts`. */
export const actionItemDeadline = whenDue(overdue, (ctx, { subjectId }) =>
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

/** What every event about an action item carries. */
export const eventData = (item: ActionItemRow, incidentId: string) => ({
  postmortemId: item.postmortem_id,
  incidentId,
  actionItemId: item.id,
  ownerId: item.owner_id,
  dueAt: item.due_at.toISOString(),
});
