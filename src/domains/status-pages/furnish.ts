import type { Ctx } from "#kernel/ctx";
import { createComponent } from "./components/create-component.ts";
import { createPage } from "./pages/create-page.ts";
import { allPageAddresses } from "./pages/page-address.ts";
import { tiePageToAudience } from "./pages/page-links.ts";
import type { ComponentId, StatusPageId } from "./types.ts";

export type FurnishedPages = {
  publicPageId: StatusPageId;
  internalPageId: StatusPageId;
  componentId: ComponentId;
};

export type FurnishPages = {
  serviceId: string;
  timeZone?: string | undefined;
  /** Audiences, when they exist already: readers of the public and of the internal page. */
  customersId?: string | undefined;
  employeesId?: string | undefined;
};

/** What a first workspace has: a public page with the component Website, and an internal page. */
export async function furnishPages(ctx: Ctx, furnish: FurnishPages): Promise<FurnishedPages> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const taken = new Set((await allPageAddresses(tx)).map(({ slug }) => slug));
    const free = (slug: string) => (taken.has(slug) ? `${slug}-${ctx.workspaceId}` : slug);
    const timeZone = furnish.timeZone ?? "UTC";
    const open = await createPage(within, { name: "Status", slug: free("status"), timeZone });
    const inside = await createPage(within, {
      name: "Internal status",
      slug: free("internal"),
      visibility: "internal",
      timeZone,
    });
    const website = { name: "Website", serviceId: furnish.serviceId };
    const component = await createComponent(within, { pageId: open.id, ...website });
    await createComponent(within, { pageId: inside.id, ...website });
    if (furnish.customersId) await tiePageToAudience(within, open.id, furnish.customersId);
    if (furnish.employeesId) await tiePageToAudience(within, inside.id, furnish.employeesId);
    return {
      // The verbs made these rows.
      publicPageId: open.id as StatusPageId,
      internalPageId: inside.id as StatusPageId,
      componentId: component.id as ComponentId,
    };
  });
}
