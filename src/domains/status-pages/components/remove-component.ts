import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { pageChanged } from "../events.ts";
import { readComponent } from "./present-component.ts";

/** Takes a component off its page. Incidents of the past keep naming it. */
export async function removeComponent(
  ctx: Ctx,
  { pageId, componentId }: { pageId: string; componentId: string },
): Promise<void> {
  allow(ctx, "pages.manage");
  await ctx.transaction(async (tx) => {
    const component = await readComponent(tx, pageId, componentId);
    await tx
      .updateTable("component")
      .set({ archived_at: ctx.clock.now(), group_id: null })
      .where("id", "=", component.id)
      .execute();
    await tx.deleteFrom("subscriber_component").where("component_id", "=", component.id).execute();
    await audit(
      tx,
      ctx,
      "component.remove",
      { kind: "component", id: component.id },
      { name: component.name },
    );
    await pageChanged(tx, ctx, pageId);
  });
}
