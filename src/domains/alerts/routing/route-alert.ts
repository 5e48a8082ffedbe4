import { type AlertSeverity, type AlertUrgency, SEVERITIES, urgencyOf } from "../incoming.ts";
import type { Condition, Effect, RoutingRule } from "./rule.ts";

/** What rules can ask about. */
export type Routable = {
  summary: string;
  severity: AlertSeverity;
  origin: string | null;
  component: string | null;
  group: string | null;
  class: string | null;
  client: string | null;
  dedupKey: string;
  details: Record<string, unknown>;
  /** The name of the alert source. */
  source: string;
  /** Where the source's alerts go when no rule says otherwise. */
  serviceId: string | null;
};

export type Routing = {
  serviceId: string | null;
  urgency: AlertUrgency;
  suppressedReason: string | null;
  declare: { severity: string; title: string; join: boolean } | null;
  /** The rule that decided; null: none matched. */
  rule: { id: string; name: string } | null;
};

/** Pure: the first enabled rule that matches decides; what it leaves open comes from source and severity. */
export function routeAlert(alert: Routable, rules: readonly RoutingRule[]): Routing {
  const rule = rules.find((each) => each.enabled && ruleMatches(each, alert));
  const effect: Effect = rule?.effect ?? {};
  return {
    serviceId: effect.serviceId ?? alert.serviceId,
    urgency: effect.urgency ?? urgencyOf(alert.severity),
    suppressedReason: effect.suppressReason ?? null,
    declare: effect.declare
      ? {
          severity: effect.declare.severity,
          title: effect.declare.title || alert.summary.slice(0, 200),
          join: effect.declare.join ?? true,
        }
      : null,
    rule: rule ? { id: rule.id, name: rule.name } : null,
  };
}

/** A rule without conditions matches every alert. */
export function ruleMatches(rule: Pick<RoutingRule, "match" | "conditions">, alert: Routable): boolean {
  if (rule.conditions.length === 0) return true;
  const holds = (condition: Condition) => conditionHolds(condition, alert);
  return rule.match === "all" ? rule.conditions.every(holds) : rule.conditions.some(holds);
}

function conditionHolds({ field, operator, value }: Condition, alert: Routable): boolean {
  const found = askedValue(field, alert);
  if (operator === "exists") return found !== null && found !== "";
  if (operator === "at-least") return isAtLeast(found, value);
  const given = (found ?? "").toLowerCase();
  const wanted = value.toLowerCase();
  switch (operator) {
    case "equals":
      return given === wanted;
    case "differs":
      return given !== wanted;
    case "contains":
      return given.includes(wanted);
    case "lacks":
      return !given.includes(wanted);
    case "starts-with":
      return given.startsWith(wanted);
    case "ends-with":
      return given.endsWith(wanted);
    case "matches":
      return matchesPattern(given, wanted);
  }
}

const DETAILS = "details.";

function askedValue(field: string, alert: Routable): string | null {
  const value = field.startsWith(DETAILS)
    ? valueAt(alert.details, field.slice(DETAILS.length))
    : ownValue(alert as unknown as Record<string, unknown>, field); // fields are checked when a rule is saved
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** `labels.team` finds `{"labels":{"team":…}}`, but also a key that itself holds a dot. */
function valueAt(details: Record<string, unknown>, path: string): unknown {
  const whole = ownValue(details, path);
  if (whole !== undefined) return whole;
  return path
    .split(".")
    .reduce<unknown>((value, key) => (isRecord(value) ? ownValue(value, key) : undefined), details);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const ownValue = (record: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** For severities: warning is at least info. For numbers: as numbers. */
function isAtLeast(found: string | null, wanted: string): boolean {
  const rank = (text: string) => SEVERITIES.indexOf(text.toLowerCase() as AlertSeverity);
  if (found !== null && rank(found) >= 0 && rank(wanted) >= 0) return rank(found) <= rank(wanted);
  return found !== null && found.trim() !== "" && Number(found) >= Number(wanted);
}

/** `*` stands for anything. No regular expressions: a rule must not be able to stall the intake. */
function matchesPattern(text: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
