import type { Ctx } from "#kernel/ctx";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { ListInput } from "../list-input.ts";
import { type InvitationView, presentInvitation } from "./invitation-view.ts";

/** Open invitations, by address. */
export async function listInvitations(ctx: Ctx, input: ListInput = {}): Promise<Page<InvitationView>> {
  allow(ctx, "members.manage");
  const { limit, cursor } = parse(ListInput, input);
  const after = decodeCursor(cursor, 1);
  const rows = await ctx.transaction((tx) => {
    let query = tx.selectFrom("invitation").selectAll().where("state", "=", "open");
    query = query.where("expires_at", ">", ctx.clock.now());
    if (after) query = query.where("email", ">", String(after[0]));
    return query
      .orderBy("email")
      .limit(limit + 1)
      .execute();
  });
  return toPage(rows, limit, (row) => [row.email], presentInvitation);
}
