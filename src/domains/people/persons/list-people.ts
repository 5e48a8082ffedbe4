import { sql } from "kysely";
import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { readCursor, writeCursor } from "../page-cursor.ts";
import { type PersonView, presentPeople } from "./person-view.ts";

const ListPeopleInput = z.object({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
  search: z.string().max(100).optional(),
  includeDeactivated: z.boolean().default(false),
});
export type ListPeople = z.input<typeof ListPeopleInput>;

export async function listPeople(
  ctx: Ctx,
  input: ListPeople = {},
): Promise<{ items: PersonView[]; nextCursor: string | null }> {
  allow(ctx, "people.read");
  const { limit, cursor, search, includeDeactivated } = parse(ListPeopleInput, input);
  const start = readCursor(cursor);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("person")
      .selectAll()
      .where("erased_at", "is", null)
      .orderBy("name")
      .orderBy("id")
      .limit(limit + 1);
    if (!includeDeactivated) query = query.where("deactivated_at", "is", null);
    if (start) query = query.where(sql<boolean>`(name, id) > (${start.name}, ${start.id})`);
    if (search)
      query = query.where((or) =>
        or.or([or("name", "ilike", like(search)), or("email", "ilike", like(search))]),
      );
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await presentPeople(tx, shown),
      nextCursor: rows.length > limit && last ? writeCursor(last) : null,
    };
  });
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;
