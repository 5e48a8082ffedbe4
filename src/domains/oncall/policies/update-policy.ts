import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { policyChanged } from "../events.ts";
import { refuseTakenPolicyName, UpdatePolicyInput } from "./policy-input.ts";
import { type PolicyView, readPolicy } from "./read-policy.ts";
import { writeSteps } from "./write-steps.ts";

export type UpdatePolicy = z.input<typeof UpdatePolicyInput>;

export async function updatePolicy(ctx: Ctx, input: UpdatePolicy): Promise<PolicyView> {
  allow(ctx, "oncall.manage");
  const { policyId, steps, ...change } = parse(UpdatePolicyInput, input);
  return ctx.transaction(async (tx) => {
    const before = await readPolicy(tx, policyId);
    if (change.name) await refuseTakenPolicyName(tx, change.name, policyId);
    await tx
      .updateTable("escalation_policy")
      .set({
        name: change.name ?? before.name,
        description: change.description ?? before.description,
        repeat_times: change.repeatTimes ?? before.repeatTimes,
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", policyId)
      .execute();
    if (steps) await writeSteps(tx, ctx, policyId, steps);
    const changed = Object.keys(change).concat(steps ? ["steps"] : []);
    await audit(
      tx,
      ctx,
      "escalation-policy.update",
      { kind: "escalation-policy", id: policyId },
      { changed },
    );
    await record(tx, ctx, policyChanged, policyId, { change: "updated" });
    return readPolicy(tx, policyId);
  });
}
