import { changeStatus, incidentForPlan, setComponents, setFacts } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { texts } from "../texts.ts";
import type { Proposal } from "./proposal-input.ts";

/** Changes the incident as proposed, through its own verbs: their permissions, checks and history apply. */
export async function applyProposal(tx: Tx, ctx: Ctx, proposal: Proposal): Promise<void> {
  const { incidentId, facts, components, status, statusReason } = proposal;
  if (facts.length > 0) await setFacts(ctx, { incidentId, changes: facts });
  const before = await incidentForPlan(tx, incidentId);
  if (components.length > 0)
    await setComponents(ctx, { incidentId, components: overlaid(before.components, components) });
  if (status && status !== before.status) {
    const reason = statusReason || texts("en")("reason.status");
    await changeStatus(ctx, { incidentId, status, reason });
  }
}

type Affected = { id: string; state: Proposal["components"][number]["state"] };

/** The verb takes the whole list; a proposal names what changes. */
function overlaid(current: readonly Affected[], changes: Proposal["components"]): Affected[] {
  const states = new Map(current.map(({ id, state }) => [id, state]));
  for (const { componentId, state } of changes) states.set(componentId, state);
  return [...states].map(([id, state]) => ({ id, state }));
}
