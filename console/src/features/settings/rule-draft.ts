import type {
  AlertUrgency,
  ConditionOperator,
  RoutingRule,
  RoutingRuleBody,
} from "../../../../src/api/contract/alerts.ts";
import { randomKey } from "../../api/random-key.ts";

/** Fields of an alert that a rule can ask about; `details` needs a key beside it. */
export const FIELDS = [
  "summary",
  "severity",
  "origin",
  "component",
  "group",
  "class",
  "client",
  "dedupKey",
  "source",
  "details",
] as const;
export type Field = (typeof FIELDS)[number];

export const OPERATORS: readonly ConditionOperator[] = [
  "contains",
  "lacks",
  "equals",
  "differs",
  "starts-with",
  "ends-with",
  "matches",
  "at-least",
  "exists",
];

export type ConditionDraft = {
  key: string;
  field: Field;
  detailKey: string;
  operator: ConditionOperator;
  value: string;
};
export type RuleDraft = {
  name: string;
  enabled: boolean;
  position: number;
  match: "all" | "any";
  conditions: ConditionDraft[];
  serviceId: string | null;
  urgency: AlertUrgency | null;
  suppressReason: string;
  declareSeverity: string | null;
  declareTitle: string;
  declareJoins: boolean;
};

const DETAILS = "details.";

export const newCondition = (): ConditionDraft => ({
  key: randomKey(),
  field: "summary",
  detailKey: "",
  operator: "contains",
  value: "",
});

/** A new rule is asked after the others. */
export const newRule = (others: number): RuleDraft => ({
  name: "",
  enabled: true,
  position: others + 1,
  match: "all",
  conditions: [newCondition()],
  serviceId: null,
  urgency: null,
  suppressReason: "",
  declareSeverity: null,
  declareTitle: "",
  declareJoins: true,
});

export const ruleDraft = ({ effect, ...rule }: RoutingRule): RuleDraft => ({
  name: rule.name,
  enabled: rule.enabled,
  position: rule.position,
  match: rule.match,
  conditions: rule.conditions.map((condition, at) => ({
    key: `condition-${at}`,
    ...splitField(condition.field),
    operator: condition.operator,
    value: condition.value ?? "",
  })),
  serviceId: effect.serviceId ?? null,
  urgency: effect.urgency ?? null,
  suppressReason: effect.suppressReason ?? "",
  declareSeverity: effect.declare?.severity ?? null,
  declareTitle: effect.declare?.title ?? "",
  declareJoins: effect.declare?.join ?? true,
});

export function splitField(field: string): { field: Field; detailKey: string } {
  if (field.startsWith(DETAILS)) return { field: "details", detailKey: field.slice(DETAILS.length) };
  return { field: FIELDS.find((known) => known === field) ?? "summary", detailKey: "" };
}

export const ruleBody = (draft: RuleDraft): RoutingRuleBody => ({
  name: draft.name,
  enabled: draft.enabled,
  position: draft.position,
  match: draft.match,
  conditions: draft.conditions.map(({ field, detailKey, operator, value }) => ({
    field: field === "details" ? `${DETAILS}${detailKey.trim()}` : field,
    operator,
    value: operator === "exists" ? "" : value,
  })),
  effect: {
    serviceId: draft.serviceId,
    urgency: draft.urgency,
    suppressReason: draft.suppressReason.trim() || null,
    declare: draft.declareSeverity
      ? {
          severity: draft.declareSeverity,
          title: draft.declareTitle.trim() || null,
          join: draft.declareJoins,
        }
      : null,
  },
});
