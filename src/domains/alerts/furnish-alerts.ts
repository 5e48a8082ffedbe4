import type { Ctx } from "#kernel/ctx";
import { createRoutingRule } from "./routing/routing-rules.ts";
import { newRoutingKey } from "./routing-key.ts";
import { createAlertSource } from "./sources/create-alert-source.ts";

export type FurnishedAlerts = { sourceId: string; routingKey: string };

/**
 * What a first workspace has: one PagerDuty-style source on its service, and rules that show what rules can do.
 *
 * @param given.routingKey 32 letters and digits; left out: one is made
 * @returns the routing key, for the line that is printed once
 */
export async function furnishAlerts(
  ctx: Ctx,
  given: { serviceId: string; routingKey?: string },
): Promise<FurnishedAlerts> {
  const routingKey = given.routingKey ?? newRoutingKey();
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const source = await createAlertSource(within, {
      kind: "pagerduty",
      name: "Monitoring",
      serviceId: given.serviceId,
      routingKey,
    });
    await createRoutingRule(within, {
      name: "Watchdogs say that monitoring works",
      match: "any",
      conditions: [
        { field: "class", operator: "equals", value: "Watchdog" },
        { field: "details.labels.alertname", operator: "equals", value: "Watchdog" },
      ],
      effect: { suppressReason: "A watchdog alert fires all the time to show that monitoring works." },
    });
    await createRoutingRule(within, {
      name: "Information can wait",
      conditions: [{ field: "severity", operator: "equals", value: "info" }],
      effect: { urgency: "low" },
    });
    return { sourceId: source.id, routingKey };
  });
}
