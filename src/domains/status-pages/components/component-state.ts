import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { componentStateChanged } from "../events.ts";
import type { ComponentState } from "../types.ts";
import type { AffectedView } from "../view.ts";

export type StateWish = { componentId: string; state: ComponentState };
export type ChangeCause = { kind: "incident" | "maintenance" | "hand"; id: string | null };

/**
 * Brings components of a page to the wished states and keeps each change for the uptime. Returns every component
 * named, changed or not, as updates show them; components of other pages are left alone.
 */
export async function applyStates(
  tx: Tx,
  ctx: Ctx,
  pageId: string,
  wishes: readonly StateWish[],
  cause: ChangeCause,
): Promise<AffectedView[]> {
  const components = await lockComponents(
    tx,
    pageId,
    wishes.map(({ componentId }) => componentId),
  );
  const affected: AffectedView[] = [];
  for (const component of components) {
    const newState = wishes.findLast(({ componentId }) => componentId === component.id)?.state;
    if (!newState) continue;
    if (newState !== component.state) await changeState(tx, ctx, { pageId, component, newState, cause });
    const name = component.group_name ? `${component.group_name} - ${component.name}` : component.name;
    affected.push({ componentId: component.id, name, oldState: component.state, newState });
  }
  return affected;
}

// Always in the same order, so that two updates at once cannot wait for each other.
const lockComponents = (tx: Tx, pageId: string, ids: readonly string[]) =>
  tx
    .selectFrom("component as c")
    .leftJoin("component_group as g", (join) =>
      join.onRef("g.workspace_id", "=", "c.workspace_id").onRef("g.id", "=", "c.group_id"),
    )
    .select(["c.id", "c.name", "c.state", "g.name as group_name"])
    .where("c.page_id", "=", pageId)
    .where("c.archived_at", "is", null)
    .where("c.id", "in", ids.length > 0 ? [...ids] : [""])
    .orderBy("c.id")
    .forUpdate("c")
    .execute();

type Change = {
  pageId: string;
  component: { id: string; state: ComponentState };
  newState: ComponentState;
  cause: ChangeCause;
};

async function changeState(tx: Tx, ctx: Ctx, { pageId, component, newState, cause }: Change): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .updateTable("component")
    .set({ state: newState, updated_at: now })
    .where("id", "=", component.id)
    .execute();
  await tx
    .insertInto("component_change")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"component-change">(),
      component_id: component.id,
      old_state: component.state,
      new_state: newState,
      cause: cause.kind,
      cause_id: cause.id,
      changed_at: now,
    })
    .execute();
  const change = { pageId, componentId: component.id, from: component.state, to: newState };
  await record(tx, ctx, componentStateChanged, component.id, change);
}

/** Who else says what state a component is in: open incidents and maintenances under way, `except` left out. */
export type Holder = {
  id: string;
  kind: "incident" | "maintenance";
  componentId: string;
  state: ComponentState;
};

export async function holdersOf(tx: Tx, componentIds: readonly string[], except = ""): Promise<Holder[]> {
  if (componentIds.length === 0) return [];
  const incidents = await tx
    .selectFrom("page_incident_component as c")
    .innerJoin("page_incident as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.page_incident_id"),
    )
    .select(["i.id", "c.component_id", "c.state"])
    .where("c.component_id", "in", [...componentIds])
    .where("i.status", "!=", "resolved")
    .where("i.id", "!=", except)
    .where("c.state", "!=", "operational")
    .execute();
  const maintenances = await tx
    .selectFrom("maintenance_component as c")
    .innerJoin("maintenance as m", (join) =>
      join.onRef("m.workspace_id", "=", "c.workspace_id").onRef("m.id", "=", "c.maintenance_id"),
    )
    .select(["m.id", "c.component_id"])
    .where("c.component_id", "in", [...componentIds])
    .where("m.status", "in", ["in_progress", "verifying"])
    .where("m.id", "!=", except)
    .execute();
  return [
    ...incidents.map(
      (row): Holder => ({
        id: row.id,
        kind: "incident",
        componentId: row.component_id,
        state: row.state as ComponentState,
      }),
    ),
    ...maintenances.map(
      (row): Holder => ({
        id: row.id,
        kind: "maintenance",
        componentId: row.component_id,
        state: "under_maintenance",
      }),
    ),
  ];
}
