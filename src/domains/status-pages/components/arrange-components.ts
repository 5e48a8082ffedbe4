import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Id } from "../inputs.ts";
import { listComponents } from "./list-components.ts";
import { componentRows, groupRows, readComponent, readGroup } from "./present-component.ts";

const ArrangeInput = z.object({
  pageId: Id,
  order: z.array(z.object({ kind: z.enum(["component", "group"]), id: Id })).max(400),
});
export type ArrangeComponents = z.input<typeof ArrangeInput>;

/** Puts components and groups in the given order; what is not named comes after it, in its order of before. */
export async function arrangeComponents(ctx: Ctx, input: ArrangeComponents) {
  allow(ctx, "pages.manage");
  const { pageId, order } = parse(ArrangeInput, input);
  return ctx.transaction(async (tx) => {
    for (const { kind, id } of order)
      await (kind === "group" ? readGroup(tx, pageId, id) : readComponent(tx, pageId, id));
    const components = (await componentRows(tx, pageId)).map(placed("component"));
    const groups = (await groupRows(tx, pageId)).map(placed("component_group"));
    const wanted = new Map(order.map(({ id }, index) => [id, index]));
    const place = ({ id, position }: Placed) => wanted.get(id) ?? order.length + position;
    const arranged = [...components, ...groups].toSorted((one, other) => place(one) - place(other));
    for (const [index, { table, id }] of arranged.entries())
      await tx
        .updateTable(table)
        .set({ position: index + 1 })
        .where("id", "=", id)
        .execute();
    await audit(tx, ctx, "status-page.arrange", { kind: "status-page", id: pageId });
    await pageChanged(tx, ctx, pageId);
    return listComponents(ctx.within(tx), pageId);
  });
}

type Placed = { table: "component" | "component_group"; id: string; position: number };

const placed =
  (table: Placed["table"]) =>
  ({ id, position }: { id: string; position: number }): Placed => ({ table, id, position });
