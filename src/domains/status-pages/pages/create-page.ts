import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Description, Id, Link, Locale, Slug, TimeZone, Title } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { allPageAddresses } from "./page-address.ts";
import { readPage } from "./page-row.ts";
import { presentPage, type StatusPageView } from "./present-page.ts";

const CreatePageInput = z.object({
  name: Title,
  slug: Slug,
  description: Description.default(null),
  visibility: z.enum(["public", "internal"]).default("public"),
  audienceId: Id.nullable().default(null),
  timeZone: TimeZone.default("UTC"),
  locale: Locale.default("en"),
  supportUrl: Link.default(null),
});
export type CreatePage = z.input<typeof CreatePageInput>;

export async function createPage(ctx: Ctx, input: CreatePage): Promise<StatusPageView> {
  allow(ctx, "pages.manage");
  const page = parse(CreatePageInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenSlug(tx, page.slug);
    await refuseTakenAudience(tx, page.audienceId);
    const id = newId<"status-page">();
    const now = ctx.clock.now();
    await tx
      .insertInto("status_page")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        name: page.name,
        slug: page.slug,
        description: page.description,
        visibility: page.visibility,
        audience_id: page.audienceId,
        time_zone: page.timeZone,
        locale: page.locale,
        support_url: page.supportUrl,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await audit(tx, ctx, "status-page.create", { kind: "status-page", id }, { name: page.name });
    await pageChanged(tx, ctx, id);
    return presentPage(tx, ctx, await readPage(tx, id));
  });
}

/** A slug is taken across workspaces: it is part of a public address. */
export async function refuseTakenSlug(tx: Tx, slug: string, except = ""): Promise<void> {
  const taken = (await allPageAddresses(tx)).some((page) => page.slug === slug && page.pageId !== except);
  if (taken) throw refuse("status-page-slug-taken", { slug });
}

export async function refuseTakenAudience(tx: Tx, audienceId: string | null, except = ""): Promise<void> {
  if (audienceId === null) return;
  const other = await tx
    .selectFrom("status_page")
    .select("id")
    .where("audience_id", "=", audienceId)
    .where("id", "!=", except)
    .executeTakeFirst();
  if (other) throw refuse("status-page-audience-taken");
}
