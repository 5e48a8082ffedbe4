import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { policyChanged } from "../events.ts";
import { CreatePolicyInput, refuseTakenPolicyName } from "./policy-input.ts";
import { type PolicyView, readPolicy } from "./read-policy.ts";
import { writeSteps } from "./write-steps.ts";

export type CreatePolicy = z.input<typeof CreatePolicyInput>;

export async function createPolicy(ctx: Ctx, input: CreatePolicy): Promise<PolicyView> {
  allow(ctx, "oncall.manage");
  const { name, description, repeatTimes, steps } = parse(CreatePolicyInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenPolicyName(tx, name);
    const id = newId<"escalation-policy">();
    const now = ctx.clock.now();
    await tx
      .insertInto("escalation_policy")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        name,
        description,
        repeat_times: repeatTimes,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await writeSteps(tx, ctx, id, steps);
    await audit(tx, ctx, "escalation-policy.create", { kind: "escalation-policy", id }, { name });
    await record(tx, ctx, policyChanged, id, { change: "created" });
    return readPolicy(tx, id);
  });
}
