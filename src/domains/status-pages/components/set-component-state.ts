import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { ComponentStateInput, Id } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { applyStates, holdersOf } from "./component-state.ts";
import { type ComponentDetails, presentComponent, readComponent } from "./present-component.ts";

const SetStateInput = z.object({
  pageId: Id,
  componentId: Id,
  state: ComponentStateInput,
  reason: z.string().trim().max(500).optional(),
});
export type SetComponentState = z.input<typeof SetStateInput>;

/** Sets a state by hand, where no open incident or maintenance says it. */
export async function setComponentState(ctx: Ctx, input: SetComponentState): Promise<ComponentDetails> {
  allow(ctx, "pages.manage");
  const { pageId, componentId, state, reason } = parse(SetStateInput, input);
  return ctx.transaction(async (tx) => {
    const component = await readComponent(tx, pageId, componentId);
    if (state === "under_maintenance") throw refuse("component-maintenance-by-hand");
    const holders = await holdersOf(tx, [componentId]);
    if (holders.length > 0) throw refuse("component-held", { name: component.name });
    await applyStates(tx, ctx, pageId, [{ componentId, state }], { kind: "hand", id: null });
    await audit(
      tx,
      ctx,
      "component.set-state",
      { kind: "component", id: componentId },
      { from: component.state, to: state, reason: reason ?? null },
    );
    await pageChanged(tx, ctx, pageId);
    return presentComponent(await readComponent(tx, pageId, componentId));
  });
}
