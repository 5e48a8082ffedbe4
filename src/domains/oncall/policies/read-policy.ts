import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";
import type { Target } from "./policy-input.ts";

export type PolicyStep = { id: string; delayMinutes: number; targets: (Target & { name: string })[] };

export type PolicyView = {
  id: string;
  name: string;
  description: string;
  repeatTimes: number;
  steps: PolicyStep[];
};

/** Policies in use, by name. With `ids` also archived ones: a running escalation goes on by the policy it began with. */
export async function readPolicies(tx: Tx, ids?: readonly string[]): Promise<PolicyView[]> {
  if (ids?.length === 0) return [];
  const query = tx.selectFrom("escalation_policy").selectAll().orderBy("name");
  const policies = await (ids
    ? query.where("id", "in", [...ids])
    : query.where("archived_at", "is", null)
  ).execute();
  if (policies.length === 0) return [];
  const steps = await readSteps(
    tx,
    policies.map((policy) => policy.id),
  );
  return policies.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    repeatTimes: row.repeat_times,
    steps: steps.get(row.id) ?? [],
  }));
}

export async function readPolicy(tx: Tx, id: string): Promise<PolicyView> {
  const [policy] = await readPolicies(tx, [id]);
  if (!policy) throw refuse("policy-not-found", { id });
  return policy;
}

async function readSteps(tx: Tx, policyIds: string[]): Promise<Map<string, PolicyStep[]>> {
  const steps = await tx
    .selectFrom("escalation_step")
    .selectAll()
    .where("policy_id", "in", policyIds)
    .orderBy("position")
    .execute();
  if (steps.length === 0) return new Map();
  const stepIds = steps.map((step) => step.id);
  const targets = await tx
    .selectFrom("escalation_target")
    .selectAll()
    .where("step_id", "in", stepIds)
    .orderBy("position")
    .execute();
  const names = await targetNames(
    tx,
    targets.map((target) => target.target_id),
  );
  const byStep = Map.groupBy(targets, (target) => target.step_id);
  const byPolicy = Map.groupBy(steps, (step) => step.policy_id);
  const present = (step: (typeof steps)[number]): PolicyStep => ({
    id: step.id,
    delayMinutes: step.delay_minutes,
    targets: (byStep.get(step.id) ?? []).map(({ kind, target_id: id }) => ({
      kind,
      id,
      name: names.get(id) ?? "?",
    })),
  });
  return new Map([...byPolicy].map(([id, all]) => [id, all.map(present)]));
}

/** Ids are unique over all kinds, so one map serves them. */
async function targetNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const named = (table: "person" | "schedule" | "team") =>
    tx.selectFrom(table).select(["id", "name"]).where("id", "in", ids);
  const rows = await named("person").unionAll(named("schedule")).unionAll(named("team")).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
