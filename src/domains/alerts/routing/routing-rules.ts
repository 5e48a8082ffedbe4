import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { routingRuleChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { id } from "../verbs/inputs.ts";
import { type RoutingRule, RuleInput } from "./rule.ts";
import { readRules } from "./rule-store.ts";

export async function listRoutingRules(ctx: Ctx): Promise<RoutingRule[]> {
  allow(ctx, "alerts.read");
  return ctx.transaction(readRules);
}

/** Adds a rule at a position (1 is asked first); the others move down. */
export async function createRoutingRule(ctx: Ctx, input: RuleInput): Promise<RoutingRule> {
  allow(ctx, "sources.manage");
  const rule = parse(RuleInput, input);
  return ctx.transaction(async (tx) => {
    const others = await lockRules(tx);
    const ruleId = newId<"routing-rule">();
    const now = ctx.clock.now();
    await tx
      .insertInto("routing_rule")
      .values({
        workspace_id: ctx.workspaceId,
        id: ruleId,
        ...columnsOf(rule),
        position: 0,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await placeRule(tx, others, ruleId, rule.position);
    await audit(tx, ctx, "routing-rule.create", { kind: "routing-rule", id: ruleId }, { name: rule.name });
    await record(tx, ctx, routingRuleChanged, ruleId, { change: "created" });
    return oneRule(tx, ruleId);
  });
}

const Update = RuleInput.extend({ ruleId: id });
export type UpdateRoutingRule = z.input<typeof Update>;

/** Replaces a rule; without a position it stays where it is. */
export async function updateRoutingRule(ctx: Ctx, input: UpdateRoutingRule): Promise<RoutingRule> {
  allow(ctx, "sources.manage");
  const { ruleId, ...rule } = parse(Update, input);
  return ctx.transaction(async (tx) => {
    const rules = await lockRules(tx);
    if (!rules.includes(ruleId)) throw refuse("routing-rule-not-found", { id: ruleId });
    await tx
      .updateTable("routing_rule")
      .set({ ...columnsOf(rule), updated_at: ctx.clock.now() })
      .where("id", "=", ruleId)
      .execute();
    if (rule.position)
      await placeRule(
        tx,
        rules.filter((each) => each !== ruleId),
        ruleId,
        rule.position,
      );
    await audit(tx, ctx, "routing-rule.update", { kind: "routing-rule", id: ruleId }, { name: rule.name });
    await record(tx, ctx, routingRuleChanged, ruleId, { change: "updated" });
    return oneRule(tx, ruleId);
  });
}

export async function removeRoutingRule(ctx: Ctx, input: { ruleId: string }): Promise<void> {
  allow(ctx, "sources.manage");
  const { ruleId } = parse(z.object({ ruleId: id }), input);
  await ctx.transaction(async (tx) => {
    const removed = await tx.deleteFrom("routing_rule").where("id", "=", ruleId).executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw refuse("routing-rule-not-found", { id: ruleId });
    await audit(tx, ctx, "routing-rule.remove", { kind: "routing-rule", id: ruleId });
    await record(tx, ctx, routingRuleChanged, ruleId, { change: "removed" });
  });
}

const columnsOf = (rule: z.output<typeof RuleInput>) => ({
  name: rule.name,
  match: rule.match,
  conditions: JSON.stringify(rule.conditions),
  effect: JSON.stringify(rule.effect),
  enabled: rule.enabled,
});

/** Ids in order, locked: two people who reorder do so one after the other. */
async function lockRules(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("routing_rule")
    .select("id")
    .orderBy("position")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

async function placeRule(
  tx: Tx,
  others: readonly string[],
  ruleId: string,
  position?: number,
): Promise<void> {
  const at = Math.min(position ?? others.length + 1, others.length + 1) - 1;
  for (const [n, each] of others.toSpliced(at, 0, ruleId).entries())
    await tx
      .updateTable("routing_rule")
      .set({ position: n + 1 })
      .where("id", "=", each)
      .execute();
}

async function oneRule(tx: Tx, ruleId: string): Promise<RoutingRule> {
  const rule = (await readRules(tx)).find((each) => each.id === ruleId);
  if (!rule) throw refuse("routing-rule-not-found", { id: ruleId });
  return rule;
}
