import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { roleDefinitions, severities } from "./furnishing.ts";

/** Gives a new workspace its severities with criteria and its five roles with duties; twice is as good as once. */
export const furnishIncidents = (ctx: Ctx): Promise<void> =>
  ctx.transaction(async (tx) => {
    await furnishSeverities(tx, ctx);
    await furnishRoles(tx, ctx);
  });

async function furnishSeverities(tx: Tx, ctx: Ctx): Promise<void> {
  await tx
    .insertInto("severity")
    .values(
      severities.map(({ componentState, ...severity }) => ({
        workspace_id: ctx.workspaceId,
        id: newId<"severity">(),
        ...severity,
        component_state: componentState,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doNothing())
    .execute();
}

async function furnishRoles(tx: Tx, ctx: Ctx): Promise<void> {
  await tx
    .insertInto("role_definition")
    .values(
      roleDefinitions.map(({ key, name, duties, filledBy, handover }, position) => ({
        workspace_id: ctx.workspaceId,
        id: newId<"role-definition">(),
        key,
        name,
        position,
        duties: [...duties],
        filled_by: filledBy,
        handover,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doNothing())
    .execute();
}
