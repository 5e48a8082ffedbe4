import type { Ctx } from "#kernel/ctx";
import type { PageChoice, StatusPageId } from "../types.ts";
import { choosePage, pageAddress } from "./page-row.ts";

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
  return ctx.transaction(async (tx) => {
    const page = await choosePage(tx, choice);
    if (!page) return null;
    const address = await pageAddress(tx, ctx, page);
    const incident = choice.incidentId
      ? await tx
          .selectFrom("page_incident")
          .select("id")
          .where("page_id", "=", page.id)
          .where("incident_id", "=", choice.incidentId)
          .executeTakeFirst()
      : undefined;
    return {
      pageId: page.id as StatusPageId, // the row's own key
      name: page.name,
      url: incident ? `${address}/incidents/${incident.id}` : address,
      timeZone: page.time_zone,
      locale: page.locale,
    };
  });
}

/** Ties a page to an audience, for whoever makes audiences when a workspace is furnished. */
export async function tiePageToAudience(ctx: Ctx, pageId: string, audienceId: string): Promise<void> {
  await ctx.transaction((tx) =>
    tx.updateTable("status_page").set({ audience_id: audienceId }).where("id", "=", pageId).execute(),
  );
}
