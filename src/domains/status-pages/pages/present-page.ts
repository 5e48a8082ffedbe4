import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { iso } from "../inputs.ts";
import { type PageStatus, rollUp } from "../rollup.ts";
import type { Impact } from "../types.ts";
import { allPageAddresses } from "./page-address.ts";
import type { PageRow } from "./page-row.ts";

/** A status page as members of the workspace see it. */
export async function presentPages(tx: Tx, ctx: Ctx, rows: readonly PageRow[]) {
  const addresses = new Map((await allPageAddresses(tx)).map(({ pageId, base }) => [pageId, base]));
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      visibility: row.visibility,
      audienceId: row.audience_id,
      timeZone: row.time_zone,
      locale: row.locale,
      supportUrl: row.support_url,
      url: `${ctx.publicUrl}${addresses.get(row.id) || "/"}`,
      status: await pageStatus(tx, row.id),
      createdAt: iso(row.created_at),
      updatedAt: iso(row.updated_at),
    })),
  );
}

export type StatusPageView = Awaited<ReturnType<typeof presentPages>>[number];

export async function presentPage(tx: Tx, ctx: Ctx, row: PageRow): Promise<StatusPageView> {
  const [view] = await presentPages(tx, ctx, [row]);
  return view as StatusPageView; // one row in, one view out
}

async function pageStatus(tx: Tx, pageId: string): Promise<PageStatus> {
  const components = await tx
    .selectFrom("component")
    .select("state")
    .where("page_id", "=", pageId)
    .where("archived_at", "is", null)
    .execute();
  return rollUp(
    components.map(({ state }) => state),
    await openImpacts(tx, pageId),
  );
}

async function openImpacts(tx: Tx, pageId: string): Promise<Impact[]> {
  const rows = await tx
    .selectFrom("page_incident")
    .select("impact")
    .where("page_id", "=", pageId)
    .where("status", "!=", "resolved")
    .execute();
  return rows.map(({ impact }) => impact);
}
