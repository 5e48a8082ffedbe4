import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { ListInput } from "../list-input.ts";
import { type MemberView, presentMember } from "./member-view.ts";
import { memberRows } from "./store.ts";

/** Everyone with access to the workspace, by name. */
export async function listMembers(ctx: Ctx, input: ListInput = {}): Promise<Page<MemberView>> {
  allow(ctx, "people.read");
  const { limit, cursor } = parse(ListInput, input);
  const after = decodeCursor(cursor, 2);
  const rows = await ctx.transaction((tx) => {
    let query = memberRows(tx)
      .orderBy("u.name")
      .orderBy("m.id")
      .limit(limit + 1);
    if (after) query = query.where(sql<boolean>`(u.name, m.id) > (${String(after[0])}, ${String(after[1])})`);
    return query.execute();
  });
  return toPage(rows, limit, (row) => [row.name, row.id], presentMember);
}
