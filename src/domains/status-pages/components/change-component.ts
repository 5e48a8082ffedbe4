import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Description, Id, PlainDate, Title } from "../inputs.ts";
import { type ComponentDetails, presentComponent, readComponent, readGroup } from "./present-component.ts";

const ChangeComponentInput = z.object({
  pageId: Id,
  componentId: Id,
  name: Title.optional(),
  description: Description.optional(),
  groupId: Id.nullable().optional(),
  serviceId: Id.nullable().optional(),
  position: z.int().min(1).optional(),
  showcase: z.boolean().optional(),
  onlyShowIfDegraded: z.boolean().optional(),
  startDate: PlainDate.nullable().optional(),
});
export type ChangeComponent = z.input<typeof ChangeComponentInput>;

/** What is absent stays as it is. */
export async function changeComponent(ctx: Ctx, input: ChangeComponent): Promise<ComponentDetails> {
  allow(ctx, "pages.manage");
  const { pageId, componentId, ...change } = parse(ChangeComponentInput, input);
  return ctx.transaction(async (tx) => {
    const row = await readComponent(tx, pageId, componentId);
    if (change.groupId) await readGroup(tx, pageId, change.groupId);
    await tx
      .updateTable("component")
      .set({
        name: change.name ?? row.name,
        description: change.description === undefined ? row.description : change.description,
        group_id: change.groupId === undefined ? row.group_id : change.groupId,
        service_id: change.serviceId === undefined ? row.service_id : change.serviceId,
        position: change.position ?? row.position,
        showcase: change.showcase ?? row.showcase,
        only_show_if_degraded: change.onlyShowIfDegraded ?? row.only_show_if_degraded,
        start_date: change.startDate === undefined ? row.start_date : change.startDate,
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", componentId)
      .execute();
    await audit(tx, ctx, "component.change", { kind: "component", id: componentId });
    await pageChanged(tx, ctx, pageId);
    return presentComponent(await readComponent(tx, pageId, componentId));
  });
}
