import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { PageChoice, StatusPageId } from "../types.ts";
import { allPageAddresses } from "./page-address.ts";
import { chosenPage, type PageRow } from "./page-row.ts";

export type PageLink = {
  pageId: StatusPageId;
  name: string;
  /** The page, or the incident on it when it is there. */
  url: string;
  timeZone: string;
  locale: string;
};

/**
 * The one place every message to an audience links to: its status page, and on it the incident once it is published
 * there. Null when the workspace has no page of that kind.
 */
export async function pageLinkFor(
  ctx: Ctx,
  choice: PageChoice & { incidentId?: string | undefined },
): Promise<PageLink | null> {
  const [link] = await pageLinksFor(ctx, [choice], choice.incidentId);
  return link ?? null;
}

/** The same for several audiences, in their order. */
export function pageLinksFor(
  ctx: Ctx,
  choices: readonly PageChoice[],
  incidentId?: string,
): Promise<(PageLink | null)[]> {
  return ctx.transaction(async (tx) => {
    const pages = await tx.selectFrom("status_page").selectAll().orderBy("seq").execute();
    const bases = new Map((await allPageAddresses(tx)).map(({ pageId, base }) => [pageId, base]));
    const published = incidentId ? await publishedOn(tx, incidentId) : new Map<string, string>();
    return choices.map((choice) => {
      const page = chosenPage(pages, choice);
      return page
        ? linkTo(page, `${ctx.publicUrl}${bases.get(page.id) ?? ""}`, published.get(page.id))
        : null;
    });
  });
}

const linkTo = (page: PageRow, address: string, pageIncidentId: string | undefined): PageLink => ({
  pageId: page.id as StatusPageId, // the row's own key
  name: page.name,
  url: pageIncidentId ? `${address}/incidents/${pageIncidentId}` : address,
  timeZone: page.time_zone,
  locale: page.locale,
});

/** What an incident is on each page that told of it, by page. */
async function publishedOn(tx: Tx, incidentId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("page_incident")
    .select(["page_id", "id"])
    .where("incident_id", "=", incidentId)
    .execute();
  return new Map(rows.map(({ page_id, id }) => [page_id, id]));
}

/** Ties a page to an audience, for whoever makes audiences when a workspace is furnished. */
export async function tiePageToAudience(ctx: Ctx, pageId: string, audienceId: string): Promise<void> {
  await ctx.transaction((tx) =>
    tx.updateTable("status_page").set({ audience_id: audienceId }).where("id", "=", pageId).execute(),
  );
}
