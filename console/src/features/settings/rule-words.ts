import type { RoutingRule } from "../../../../src/api/contract/alerts.ts";
import { t } from "../../texts/index.ts";
import { splitField } from "./rule-draft.ts";

/** When a rule matches, in words: "Summary contains disk and Severity is at least error". */
export function whenWords({ conditions, match }: RoutingRule): string {
  if (conditions.length === 0) return t("routing.always");
  return conditions
    .map(({ field, operator, value }) => {
      const { field: known, detailKey } = splitField(field);
      const name = detailKey || t(`routing.field.${known}`);
      return `${name} ${t(`routing.operator.${operator}`)}${operator === "exists" ? "" : ` “${value}”`}`;
    })
    .join(t(match === "all" ? "routing.and" : "routing.or"));
}

/** What a rule does, in words. */
export function thenWords(
  { effect }: RoutingRule,
  services: readonly { id: string; name: string }[],
): string {
  const service = services.find(({ id }) => id === effect.serviceId)?.name ?? effect.serviceId;
  const parts = [
    service && t("routing.effect.service", { service }),
    effect.urgency && t("routing.effect.urgency", { urgency: t(`urgency.${effect.urgency}`) }),
    effect.suppressReason && t("routing.effect.suppress", { reason: effect.suppressReason }),
    effect.declare &&
      t(effect.declare.join === false ? "routing.effect.declareOwn" : "routing.effect.declare", {
        severity: effect.declare.severity,
      }),
  ].filter(Boolean);
  return parts.join(", ") || t("routing.effect.none");
}
