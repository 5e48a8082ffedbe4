import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readPage } from "../pages/page-row.ts";
import {
  type ComponentDetails,
  componentRows,
  type GroupDetails,
  groupRows,
  presentComponent,
  presentGroup,
} from "./present-component.ts";

export type ComponentListing = { items: ComponentDetails[]; groups: GroupDetails[]; nextCursor: null };

/** The whole of a page's components and groups. */
export async function listComponents(ctx: Ctx, pageId: string): Promise<ComponentListing> {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => {
    await readPage(tx, pageId);
    const components = await componentRows(tx, pageId);
    const groups = await groupRows(tx, pageId);
    return {
      items: components.map(presentComponent),
      groups: groups.map((group) => presentGroup(group, components)),
      nextCursor: null,
    };
  });
}
