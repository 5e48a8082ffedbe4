import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { policyChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { readPolicy } from "./read-policy.ts";

/** Takes a policy out of use, unless a service or an alert source still escalates by it. */
export async function archivePolicy(ctx: Ctx, input: { policyId: string }): Promise<void> {
  allow(ctx, "oncall.manage");
  await ctx.transaction(async (tx) => {
    const { id, name } = await readPolicy(tx, input.policyId);
    await refusePolicyInUse(tx, id);
    await tx
      .updateTable("escalation_policy")
      .set({ archived_at: ctx.clock.now() })
      .where("id", "=", id)
      .execute();
    await audit(tx, ctx, "escalation-policy.archive", { kind: "escalation-policy", id }, { name });
    await record(tx, ctx, policyChanged, id, { change: "archived" });
  });
}

async function refusePolicyInUse(tx: Tx, id: string): Promise<void> {
  const services = await tx
    .selectFrom("service")
    .select("name")
    .where("escalation_policy_id", "=", id)
    .where("archived_at", "is", null)
    .execute();
  const sources = await tx
    .selectFrom("alert_source")
    .select("name")
    .where("escalation_policy_id", "=", id)
    .where("archived_at", "is", null)
    .execute();
  const users = [...services, ...sources].map((user) => user.name);
  if (users.length > 0) throw refuse("policy-in-use", { users: users.join(", ") });
}
