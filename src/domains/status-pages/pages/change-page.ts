import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Description, Id, Link, Locale, Slug, TimeZone, Title } from "../inputs.ts";
import { refuseTakenAudience, refuseTakenSlug } from "./create-page.ts";
import { readPage } from "./page-row.ts";
import { presentPage, type StatusPageView } from "./present-page.ts";

const ChangePageInput = z.object({
  pageId: Id,
  name: Title.optional(),
  slug: Slug.optional(),
  description: Description.optional(),
  audienceId: Id.nullable().optional(),
  timeZone: TimeZone.optional(),
  locale: Locale.optional(),
  supportUrl: Link.optional(),
});
export type ChangePage = z.input<typeof ChangePageInput>;

/** What is absent stays as it is. */
export async function changePage(ctx: Ctx, input: ChangePage): Promise<StatusPageView> {
  allow(ctx, "pages.manage");
  const change = parse(ChangePageInput, input);
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, change.pageId);
    if (change.slug) await refuseTakenSlug(tx, change.slug, page.id);
    await refuseTakenAudience(tx, change.audienceId ?? null, page.id);
    await tx
      .updateTable("status_page")
      .set({
        name: change.name ?? page.name,
        slug: change.slug ?? page.slug,
        description: change.description === undefined ? page.description : change.description,
        audience_id: change.audienceId === undefined ? page.audience_id : change.audienceId,
        time_zone: change.timeZone ?? page.time_zone,
        locale: change.locale ?? page.locale,
        support_url: change.supportUrl === undefined ? page.support_url : change.supportUrl,
      })
      .where("id", "=", page.id)
      .execute();
    await audit(tx, ctx, "status-page.change", { kind: "status-page", id: page.id });
    await pageChanged(tx, ctx, page.id);
    return presentPage(tx, ctx, await readPage(tx, page.id));
  });
}
