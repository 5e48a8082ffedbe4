import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { ListInput } from "../list-input.ts";
import { type ApiKeyView, presentKey } from "./key-view.ts";

/** Every key, revoked and expired ones too, by name. Never the keys themselves. */
export async function listApiKeys(ctx: Ctx, input: ListInput = {}): Promise<Page<ApiKeyView>> {
  allow(ctx, "keys.manage");
  const { limit, cursor } = parse(ListInput, input);
  const after = decodeCursor(cursor, 2);
  const rows = await ctx.transaction((tx) => {
    let query = tx
      .selectFrom("api_key")
      .selectAll()
      .orderBy("name")
      .orderBy("id")
      .limit(limit + 1);
    if (after) query = query.where(sql<boolean>`(name, id) > (${String(after[0])}, ${String(after[1])})`);
    return query.execute();
  });
  return toPage(rows, limit, (row) => [row.name, row.id], presentKey);
}
