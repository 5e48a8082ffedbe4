import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { componentsChanged } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { presentIncident } from "../present-incident.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import { COMPONENT_STATES } from "../types.ts";
import type { IncidentView } from "../views.ts";
import {
  type AffectedComponent,
  currentComponents,
  knownComponents,
  writeComponents,
} from "./write-components.ts";

export const ComponentsInput = z
  .array(z.object({ id: z.string(), state: z.enum(COMPONENT_STATES) }))
  .max(100);

const SetComponentsInput = z.object({ incidentId: z.string(), components: ComponentsInput });
export type SetComponents = z.input<typeof SetComponentsInput>;

/** Says which components are affected and how: the whole list. Readers see it with the next update, not before. */
export async function setComponents(ctx: Ctx, input: SetComponents): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, components } = parse(SetComponentsInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    await changeComponents(tx, ctx, incidentId, await knownComponents(tx, ctx, components));
    return presentIncident(tx, ctx, incident);
  });
}

/** Nothing happens when the list is the same as before. */
export async function changeComponents(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  components: readonly AffectedComponent[],
): Promise<void> {
  if (sameComponents(await currentComponents(tx, incidentId), components)) return;
  await writeComponents(tx, ctx, incidentId, components);
  const states = components.map(({ id, state }) => ({ id, state }));
  const subject = { kind: "incident", id: incidentId };
  await audit(tx, ctx, "incident.set-components", subject, {
    components: states.map(({ id, state }) => `${id} ${state}`),
  });
  await writeEntry(tx, ctx, incidentId, { kind: "components-changed", data: { components } });
  await record(tx, ctx, componentsChanged, incidentId, { incidentId, components: states });
}

function sameComponents(a: readonly AffectedComponent[], b: readonly AffectedComponent[]): boolean {
  const states = (list: readonly AffectedComponent[]) => list.map(({ id, state }) => `${id} ${state}`).sort();
  return JSON.stringify(states(a)) === JSON.stringify(states(b));
}
