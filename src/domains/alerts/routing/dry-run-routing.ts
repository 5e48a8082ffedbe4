import { z } from "zod";
import { allow } from "#domains/access";
import { readServices, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import { type AlertWithSource, withSource } from "../alert-view.ts";
import { alertTexts } from "../texts.ts";
import { id } from "../verbs/inputs.ts";
import { type Routable, type Routing, routeAlert, ruleMatches } from "./route-alert.ts";
import { type RoutingRule, RuleInput } from "./rule.ts";
import { readRules } from "./rule-store.ts";

const RECENT_ALERTS = 100;

const Input = z.object({
  rule: RuleInput,
  /** The rule it would replace. */
  ruleId: id.optional(),
});
export type DryRunRouting = z.input<typeof Input>;

export type DryRunView = {
  tried: number;
  items: { alertId: string; summary: string; matches: boolean; would: string; did: string }[];
};

/** What the rules would have done with the last alerts if this one were saved. Changes nothing. */
export async function dryRunRouting(ctx: Ctx, input: DryRunRouting): Promise<DryRunView> {
  allow(ctx, "sources.manage");
  const { rule, ruleId } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const rules = withRule(await readRules(tx), { ...rule, id: ruleId ?? "", position: rule.position ?? 0 });
    const alerts = await withSource(tx).orderBy("alert.number", "desc").limit(RECENT_ALERTS).execute();
    const say = await speaker(tx, ctx);
    const defaults = await serviceOfSources(tx);
    return {
      tried: alerts.length,
      items: alerts.map((alert) => {
        const routable = routableOf(alert, defaults.get(alert.source_id) ?? null);
        return {
          alertId: alert.id,
          summary: alert.summary,
          matches: ruleMatches(rule, routable),
          would: say(routeAlert(routable, rules)),
          did: say(pastRouting(alert)),
        };
      }),
    };
  });
}

function withRule(rules: RoutingRule[], rule: RoutingRule): RoutingRule[] {
  const place = rules.findIndex((each) => each.id === rule.id);
  const others = rules.filter((each) => each.id !== rule.id);
  const at = rule.position > 0 ? rule.position - 1 : place >= 0 ? place : others.length;
  return others.toSpliced(at, 0, rule);
}

const routableOf = (alert: AlertWithSource, serviceId: string | null): Routable => ({
  summary: alert.summary,
  severity: alert.severity,
  origin: alert.origin,
  component: alert.component,
  group: alert.group,
  class: alert.class,
  client: alert.client,
  dedupKey: alert.dedup_key,
  details: alert.details as Record<string, unknown>, // stored as an object
  source: alert.source_name,
  serviceId,
});

const pastRouting = (alert: AlertWithSource): Routing => ({
  serviceId: alert.service_id,
  urgency: alert.urgency,
  suppressedReason: alert.suppressed_reason,
  declare: null,
  rule: alert.routed_because ? { id: alert.routing_rule_id ?? "", name: alert.routed_because } : null,
});

async function serviceOfSources(tx: Tx): Promise<Map<string, string | null>> {
  const rows = await tx.selectFrom("alert_source").select(["id", "service_id"]).execute();
  return new Map(rows.map((row) => [row.id, row.service_id]));
}

async function speaker(tx: Tx, ctx: Ctx): Promise<(routing: Routing) => string> {
  const say = alertTexts((await workspaceDefaults(tx, ctx)).locale);
  const services = new Map((await readServices(tx)).map(({ id, name }) => [id, name]));
  return ({ rule, serviceId, urgency, suppressedReason, declare }) =>
    [
      rule ? say("route-rule", { rule: rule.name }) : say("route-none"),
      serviceId && say("route-service", { service: services.get(serviceId) ?? serviceId }),
      say("route-urgency", { urgency }),
      suppressedReason && say("route-suppressed", { reason: suppressedReason }),
      declare && say(declare.join ? "route-declares" : "route-declares-own", { severity: declare.severity }),
    ]
      .filter(Boolean)
      .join(", ");
}
