import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readPage } from "./page-row.ts";
import { presentPage, presentPages, type StatusPageView } from "./present-page.ts";

/** Every page of the workspace, oldest first. */
export async function listPages(ctx: Ctx): Promise<StatusPageView[]> {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => {
    const rows = await tx.selectFrom("status_page").selectAll().orderBy("seq").execute();
    return presentPages(tx, ctx, rows);
  });
}

export async function getPage(ctx: Ctx, pageId: string): Promise<StatusPageView> {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => presentPage(tx, ctx, await readPage(tx, pageId)));
}
