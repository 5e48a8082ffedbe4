import { sql } from "kysely";
import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import { presentActionItems } from "./action-items/action-item-view.ts";
import { findPostmortem, type PostmortemRow } from "./postmortem-row.ts";
import { presentPostmortem } from "./present-postmortem.ts";
import { refuse } from "./refusals.ts";
import type { ActionItemView, PostmortemSummary, PostmortemView } from "./views.ts";

export async function getPostmortem(ctx: Ctx, input: { postmortemId: string }): Promise<PostmortemView> {
  allow(ctx, "postmortems.read");
  return ctx.transaction(async (tx) =>
    presentPostmortem(tx, ctx, await findPostmortem(tx, input.postmortemId)),
  );
}

export async function getPostmortemOfIncident(
  ctx: Ctx,
  { incidentId }: { incidentId: string },
): Promise<PostmortemView> {
  allow(ctx, "postmortems.read");
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("postmortem")
      .selectAll()
      .where("incident_id", "=", incidentId)
      .executeTakeFirst();
    if (!row) throw refuse("postmortem-not-drafted", { incidentId });
    return presentPostmortem(tx, ctx, row);
  });
}

const Page = z.object({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** Newest first. */
export async function listPostmortems(
  ctx: Ctx,
  input: z.input<typeof Page> = {},
): Promise<{ items: PostmortemSummary[]; nextCursor: string | null }> {
  allow(ctx, "postmortems.read");
  const { limit, cursor } = parse(Page, input);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("postmortem")
      .selectAll()
      .orderBy("drafted_at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1);
    const start = readCursor(cursor);
    if (start) query = query.where(sql<boolean>`(drafted_at, id) < (${start.at}, ${start.id})`);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await summaries(tx, ctx, shown),
      nextCursor: rows.length > limit && last ? writeCursor(last.drafted_at, last.id) : null,
    };
  });
}

async function summaries(tx: Tx, ctx: Ctx, rows: readonly PostmortemRow[]): Promise<PostmortemSummary[]> {
  const items: PostmortemSummary[] = [];
  for (const row of rows) {
    const {
      internal,
      external,
      signer,
      signature,
      measures,
      timeline,
      actionItems,
      decision,
      missing,
      version,
      ...summary
    } = await presentPostmortem(tx, ctx, row);
    items.push(summary);
  }
  return items;
}

const ListActionItemsInput = Page.extend({
  state: z.enum(["open", "overdue", "done", "all"]).default("open"),
  ownerId: z.string().optional(),
});
export type ListActionItems = z.input<typeof ListActionItemsInput>;

/** Action items of all postmortems, the next one due first. */
export async function listActionItems(
  ctx: Ctx,
  input: ListActionItems = {},
): Promise<{ items: ActionItemView[]; nextCursor: string | null }> {
  allow(ctx, "postmortems.read");
  const { state, ownerId, limit, cursor } = parse(ListActionItemsInput, input);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("action_item")
      .selectAll()
      .orderBy("due_at")
      .orderBy("id")
      .limit(limit + 1);
    if (state === "open") query = query.where("done_at", "is", null);
    if (state === "overdue") query = query.where("done_at", "is", null).where("overdue_at", "is not", null);
    if (state === "done") query = query.where("done_at", "is not", null);
    if (ownerId) query = query.where("owner_id", "=", ownerId);
    const start = readCursor(cursor);
    if (start) query = query.where(sql<boolean>`(due_at, id) > (${start.at}, ${start.id})`);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await presentActionItems(tx, shown),
      nextCursor: rows.length > limit && last ? writeCursor(last.due_at, last.id) : null,
    };
  });
}

const writeCursor = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

/** Null for a cursor we did not make: the list then starts over. */
function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const [at = "", id = ""] = Buffer.from(cursor ?? "", "base64url")
    .toString("utf8")
    .split(" ");
  const found = { at: new Date(at), id };
  return Number.isNaN(found.at.getTime()) || !id ? null : found;
}
