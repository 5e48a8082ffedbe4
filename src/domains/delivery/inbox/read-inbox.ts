import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { notice } from "#kernel/events";
import type { Id } from "#kernel/ids";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { refuse } from "../refusals.ts";

export type InboxItemView = {
  id: string;
  incidentId: string | null;
  subject: string;
  body: string;
  links: { label: string; url: string }[];
  createdAt: string;
  readAt: string | null;
};

const Input = z.object({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** The caller's own inbox, newest first, and how much of it is unread. */
export async function readInbox(
  ctx: Ctx,
  input: z.input<typeof Input> = {},
): Promise<Page<InboxItemView> & { unread: number }> {
  allow(ctx, "self.manage");
  const personId = ownPerson(ctx);
  const { limit, cursor } = parse(Input, input);
  const after = decodeCursor(cursor, 2);
  return ctx.transaction(async (tx) => {
    let query = ofPerson(tx, ctx, personId).selectAll();
    if (after)
      query = query.where((is) =>
        is(is.refTuple("created_at", "id"), "<", is.tuple(new Date(String(after[0])), String(after[1]))),
      );
    const rows = await query
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const { n } = await ofPerson(tx, ctx, personId)
      .select((select) => select.fn.countAll<number>().as("n"))
      .where("read_at", "is", null)
      .executeTakeFirstOrThrow();
    return {
      ...toPage(rows, limit, (row) => [row.created_at.toISOString(), row.id], view),
      unread: Number(n),
    };
  });
}

/** Marks items as read; all of them when none is named. */
export async function markInboxRead(ctx: Ctx, itemIds?: readonly string[]): Promise<void> {
  allow(ctx, "self.manage");
  const personId = ownPerson(ctx);
  await ctx.transaction(async (tx) => {
    let query = tx
      .updateTable("inbox_item")
      .set({ read_at: ctx.clock.now() })
      .where("workspace_id", "=", ctx.workspaceId)
      .where("person_id", "=", personId)
      .where("read_at", "is", null);
    if (itemIds) query = query.where("id", "in", itemIds.length > 0 ? itemIds : [""]);
    await query.execute();
    await notice(tx, ctx, "inbox.read", personId);
  });
}

function ownPerson(ctx: Ctx): Id<"person"> {
  if (ctx.actor.kind === "user" && ctx.actor.personId) return ctx.actor.personId;
  throw refuse("inbox-needs-person");
}

const ofPerson = (tx: Tx, ctx: Ctx, personId: string) =>
  tx.selectFrom("inbox_item").where("workspace_id", "=", ctx.workspaceId).where("person_id", "=", personId);

const Links = z.array(z.object({ label: z.string(), url: z.string() }));

const view = (row: {
  id: string;
  incident_id: string | null;
  subject: string;
  body: string;
  links: unknown;
  created_at: Date;
  read_at: Date | null;
}): InboxItemView => ({
  id: row.id,
  incidentId: row.incident_id,
  subject: row.subject,
  body: row.body,
  links: Links.parse(row.links),
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});
