import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { insertAudience } from "./audiences/write-audience.ts";
import { defaultAudiences, defaultPlanClocks } from "./defaults.ts";
import { insertPlan } from "./plan/plan.ts";
import type { AudienceForm, AudienceId, Member } from "./types.ts";

export type FurnishedAudiences = Record<AudienceForm, AudienceId>;

/** Members beyond the default ones, such as the support team: `{ support: [{ kind: "team", targetId }] }`. */
export type FurnishCommunication = { members?: Partial<Record<AudienceForm, readonly Member[]>> };

/** Gives a new workspace its five audiences and the default plan, as version 1. */
export async function furnishCommunication(
  tx: Tx,
  ctx: Ctx,
  { members = {} }: FurnishCommunication = {},
): Promise<FurnishedAudiences> {
  const made: { id: AudienceId; form: AudienceForm }[] = [];
  for (const { members: usual, channels, ...audience } of defaultAudiences) {
    const all = [...usual.map((kind) => ({ kind })), ...(members[audience.form] ?? [])];
    const fields = { ...audience, channels: [...channels], compartments: [], members: all };
    made.push({ id: await insertAudience(tx, ctx, fields), form: audience.form });
  }
  await insertPlan(tx, ctx, defaultPlanClocks(made), { version: 1, note: "" });
  return Object.fromEntries(made.map(({ form, id }) => [form, id])) as FurnishedAudiences; // one of each form
}
