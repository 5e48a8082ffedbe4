import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { holdersOf, type StateWish } from "../components/component-state.ts";
import { worstState } from "../rollup.ts";
import type { AffectedView } from "../view.ts";

/** What the components of an incident return to when it no longer holds them. */
export async function heldStates(tx: Tx, pageIncidentId: string): Promise<StateWish[]> {
  const held = await tx
    .selectFrom("page_incident_component")
    .select("component_id")
    .where("page_incident_id", "=", pageIncidentId)
    .execute();
  return statesWithout(
    tx,
    held.map(({ component_id }) => component_id),
    pageIncidentId,
  );
}

/** The states that components have when one incident or maintenance lets go of them. */
export async function statesWithout(
  tx: Tx,
  componentIds: readonly string[],
  holderId: string,
): Promise<StateWish[]> {
  const others = await holdersOf(tx, componentIds, holderId);
  return componentIds.map((componentId) => ({
    componentId,
    state: worstState(others.filter((other) => other.componentId === componentId).map(({ state }) => state)),
  }));
}

/** Remembers which components an incident affects and in which state it left them. */
export async function keepStates(
  tx: Tx,
  ctx: Ctx,
  pageIncidentId: string,
  affected: readonly AffectedView[],
): Promise<void> {
  for (const { componentId, newState } of affected)
    await tx
      .insertInto("page_incident_component")
      .values({
        workspace_id: ctx.workspaceId,
        page_incident_id: pageIncidentId,
        component_id: componentId,
        state: newState,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["workspace_id", "page_incident_id", "component_id"])
          .doUpdateSet({ state: newState }),
      )
      .execute();
}
