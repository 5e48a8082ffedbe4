import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { pageChanged } from "../events.ts";
import { readPage } from "./page-row.ts";

/** Removes a page with all that it shows and its subscribers. Written copies disappear with the next publishing. */
export async function removePage(ctx: Ctx, pageId: string): Promise<void> {
  allow(ctx, "pages.manage");
  await ctx.transaction(async (tx) => {
    const page = await readPage(tx, pageId);
    await tx.deleteFrom("status_page").where("id", "=", page.id).execute();
    await audit(tx, ctx, "status-page.remove", { kind: "status-page", id: page.id }, { name: page.name });
    await pageChanged(tx, ctx, page.id);
  });
}
