import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { actionItemAdded, actionItemChanged, actionItemDone } from "../events.ts";
import { findPostmortem, lockPostmortem, refuseUnknownPerson } from "../postmortem-row.ts";
import { refuse } from "../refusals.ts";
import { PRIORITIES } from "../types.ts";
import type { ActionItemView } from "../views.ts";
import { type ActionItemRow, presentActionItems } from "./action-item-view.ts";
import { armDue, eventData } from "./overdue.ts";

const text = z.string().trim().min(1).max(1000);

const AddActionItemInput = z.object({
  postmortemId: z.string(),
  text,
  ownerId: z.string(),
  priority: z.enum(PRIORITIES).default("medium"),
  dueAt: z.date(),
  external: z.boolean().default(false),
});
export type AddActionItem = z.input<typeof AddActionItemInput>;

/** Adds what is to be done: nothing without an owner and a date. */
export async function addActionItem(ctx: Ctx, input: AddActionItem): Promise<ActionItemView> {
  allow(ctx, "postmortems.write");
  const { postmortemId, text, ownerId, priority, dueAt, external } = parse(AddActionItemInput, input);
  return ctx.transaction(async (tx) => {
    const postmortem = await lockPostmortem(tx, postmortemId);
    await refuseUnknownPerson(tx, ownerId);
    const item = await tx
      .insertInto("action_item")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"action-item">(),
        postmortem_id: postmortemId,
        text,
        owner_id: ownerId,
        priority,
        due_at: dueAt,
        external,
        created_at: ctx.clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await armDue(tx, ctx, item);
    await audit(tx, ctx, "action-item.add", { kind: "action-item", id: item.id }, { postmortemId, ownerId });
    await record(tx, ctx, actionItemAdded, item.id, eventData(item, postmortem.incident_id));
    return present(tx, item);
  });
}

const UpdateActionItemInput = z.object({
  actionItemId: z.string(),
  text: text.optional(),
  ownerId: z.string().optional(),
  priority: z.enum(PRIORITIES).optional(),
  dueAt: z.date().optional(),
  external: z.boolean().optional(),
  done: z.boolean().optional(),
});
export type UpdateActionItem = z.input<typeof UpdateActionItemInput>;

/** What is absent stays as it is. A later date takes the item off the overdue ones. */
export async function updateActionItem(ctx: Ctx, input: UpdateActionItem): Promise<ActionItemView> {
  allow(ctx, "postmortems.write");
  const { actionItemId, ...change } = parse(UpdateActionItemInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockItem(tx, actionItemId);
    await refuseUnknownPerson(tx, change.ownerId);
    const after = await tx
      .updateTable("action_item")
      .set(changed(before, change, ctx.clock.now()))
      .where("id", "=", actionItemId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await armDue(tx, ctx, after);
    const postmortem = await findPostmortem(tx, after.postmortem_id);
    const detail = { changed: Object.keys(change) };
    await audit(tx, ctx, "action-item.update", { kind: "action-item", id: actionItemId }, detail);
    const kind = after.done_at && !before.done_at ? actionItemDone : actionItemChanged;
    await record(tx, ctx, kind, actionItemId, eventData(after, postmortem.incident_id));
    return present(tx, after);
  });
}

async function lockItem(tx: Tx, id: string): Promise<ActionItemRow> {
  const row = await tx
    .selectFrom("action_item")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("action-item-not-found", { id });
  return row;
}

function changed(before: ActionItemRow, change: Omit<UpdateActionItem, "actionItemId">, now: Date) {
  const dueAt = change.dueAt ?? before.due_at;
  return {
    text: change.text ?? before.text,
    owner_id: change.ownerId ?? before.owner_id,
    priority: change.priority ?? before.priority,
    external: change.external ?? before.external,
    due_at: dueAt,
    overdue_at: dueAt > now ? null : before.overdue_at,
    done_at: change.done === undefined ? before.done_at : change.done ? (before.done_at ?? now) : null,
  };
}

async function present(tx: Tx, row: ActionItemRow): Promise<ActionItemView> {
  const [view] = await presentActionItems(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}
