import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { componentDirectory } from "../component-directory.ts";
import { refuse } from "../refusals.ts";
import type { ComponentState } from "../types.ts";

export type AffectedComponent = { id: string; name: string; state: ComponentState };

/** Refuses ids that no status page has; returns the components with their names. */
export async function knownComponents(
  tx: Tx,
  ctx: Ctx,
  components: readonly { id: string; state: ComponentState }[],
): Promise<AffectedComponent[]> {
  if (components.length === 0) return [];
  const ids = components.map(({ id }) => id);
  const names = new Map(
    (await ctx.use(componentDirectory).named(tx, ctx, ids)).map(({ id, name }) => [id, name]),
  );
  return components.map(({ id, state }) => {
    const name = names.get(id);
    if (name === undefined) throw refuse("incident-component-unknown", { id });
    return { id, name, state };
  });
}

export const currentComponents = (tx: Tx, incidentId: string): Promise<AffectedComponent[]> =>
  tx
    .selectFrom("incident_component")
    .select(["component_id as id", "name", "state"])
    .where("incident_id", "=", incidentId)
    .orderBy("name")
    .execute();

export async function writeComponents(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  components: readonly AffectedComponent[],
): Promise<void> {
  await tx.deleteFrom("incident_component").where("incident_id", "=", incidentId).execute();
  if (components.length === 0) return;
  const byId = new Map(components.map((each) => [each.id, each]));
  const row = ({ id, name, state }: AffectedComponent) => ({
    workspace_id: ctx.workspaceId,
    id: newId<"incident-component">(),
    incident_id: incidentId,
    component_id: id,
    name,
    state,
  });
  await tx
    .insertInto("incident_component")
    .values([...byId.values()].map(row))
    .execute();
}
