import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { type PolicyView, readPolicies, readPolicy } from "./read-policy.ts";

export async function listPolicies(ctx: Ctx): Promise<PolicyView[]> {
  allow(ctx, "oncall.read");
  return ctx.transaction((tx) => readPolicies(tx));
}

export async function getPolicy(ctx: Ctx, input: { policyId: string }): Promise<PolicyView> {
  allow(ctx, "oncall.read");
  return ctx.transaction((tx) => readPolicy(tx, input.policyId));
}
