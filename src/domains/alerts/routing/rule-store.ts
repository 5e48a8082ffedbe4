import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { RoutingRuleRow } from "#kernel/db/tables";
import type { Condition, Effect, RoutingRule } from "./rule.ts";

/** All rules in the order in which they are asked. */
export async function readRules(tx: Tx): Promise<RoutingRule[]> {
  const rows = await tx.selectFrom("routing_rule").selectAll().orderBy("position").orderBy("id").execute();
  return rows.map(ruleFromRow);
}

export const ruleFromRow = (row: Selectable<RoutingRuleRow>): RoutingRule => ({
  id: row.id,
  position: row.position,
  name: row.name,
  match: row.match,
  conditions: row.conditions as Condition[], // parsed before they were stored
  effect: row.effect as Effect,
  enabled: row.enabled,
});
