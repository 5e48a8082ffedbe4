import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { StatusPageRow } from "#kernel/db/tables";
import { refuse } from "../refusals.ts";
import type { PageChoice } from "../types.ts";
import { pageBase } from "./page-address.ts";

export type PageRow = Selectable<StatusPageRow>;

export async function readPage(tx: Tx, pageId: string): Promise<PageRow> {
  const row = await tx.selectFrom("status_page").selectAll().where("id", "=", pageId).executeTakeFirst();
  if (!row) throw refuse("status-page-not-found", { id: pageId });
  return row;
}

/** The page an audience reads. */
export async function choosePage(tx: Tx, choice: PageChoice): Promise<PageRow | undefined> {
  return chosenPage(await tx.selectFrom("status_page").selectAll().orderBy("seq").execute(), choice);
}

/** The one of all pages, oldest first, that is tied to the audience, else the oldest of the kind that is tied to nobody else. */
export function chosenPage(
  all: readonly PageRow[],
  { pageKind, audienceId }: PageChoice,
): PageRow | undefined {
  const pages = all.filter(({ visibility }) => visibility === pageKind);
  const own = audienceId ? pages.find((page) => page.audience_id === audienceId) : undefined;
  return own ?? pages.find((page) => page.audience_id === null) ?? pages[0];
}

/** Where readers find a page, without a slash at the end. */
export async function pageAddress(tx: Tx, ctx: Ctx, page: PageRow): Promise<string> {
  return `${ctx.publicUrl}${await pageBase(tx, page)}`;
}
