import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { refuse } from "../refusals.ts";
import type { StepInput, Target } from "./policy-input.ts";

/** Replaces all steps of a policy. Running escalations go on with the new ones from where they are. */
export async function writeSteps(
  tx: Tx,
  ctx: Ctx,
  policyId: string,
  steps: readonly StepInput[],
): Promise<void> {
  for (const target of steps.flatMap((step) => step.targets)) await refuseUnknownTarget(tx, target);
  await tx.deleteFrom("escalation_step").where("policy_id", "=", policyId).execute();
  for (const [position, step] of steps.entries()) await writeStep(tx, ctx, policyId, position, step);
}

async function writeStep(
  tx: Tx,
  ctx: Ctx,
  policyId: string,
  position: number,
  { delayMinutes, targets }: StepInput,
): Promise<void> {
  const id = newId<"escalation-step">();
  const workspace_id = ctx.workspaceId;
  await tx
    .insertInto("escalation_step")
    .values({ workspace_id, id, policy_id: policyId, position, delay_minutes: delayMinutes })
    .execute();
  await tx
    .insertInto("escalation_target")
    .values(
      targets.map((target, index) => ({
        workspace_id,
        step_id: id,
        position: index,
        kind: target.kind,
        target_id: target.id,
      })),
    )
    .execute();
}

async function refuseUnknownTarget(tx: Tx, { kind, id }: Target): Promise<void> {
  const found = await tx.selectFrom(kind).select("id").where("id", "=", id).executeTakeFirst();
  if (!found) throw refuse("policy-target-not-found", { kind, id });
}
