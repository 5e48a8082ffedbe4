import { describe, expect, test } from "vitest";
import { type Routable, routeAlert, ruleMatches } from "./route-alert.ts";
import type { Condition, RoutingRule } from "./rule.ts";

const alert: Routable = {
  summary: "Disk full on db-1",
  severity: "error",
  origin: "db-1.example.com",
  component: null,
  group: "prod",
  class: "disk",
  client: null,
  dedupKey: "disk-db-1",
  details: { labels: { team: "storage" }, "ping time": 1500, "a.b": "dotted" },
  source: "Monitoring",
  serviceId: "websitewebsi",
};

const when = (field: string, operator: Condition["operator"], value = "") => [{ field, operator, value }];
const rule = (given: Partial<RoutingRule>): RoutingRule => ({
  id: "rulerulerule",
  position: 1,
  name: "A rule",
  match: "all",
  conditions: [],
  effect: {},
  enabled: true,
  ...given,
});

describe("conditions", () => {
  test.each<[Condition[], boolean]>([
    [when("summary", "contains", "DISK FULL"), true],
    [when("summary", "lacks", "disk"), false],
    [when("origin", "starts-with", "db-"), true],
    [when("origin", "ends-with", ".example.com"), true],
    [when("origin", "matches", "db-*.example.*"), true],
    [when("origin", "matches", "web-*"), false],
    [when("dedupKey", "matches", "disk-db-1"), true],
    [when("origin", "matches", "*com*com"), false],
    [when("source", "equals", "monitoring"), true],
    [when("component", "exists"), false],
    [when("group", "exists"), true],
    [when("component", "differs", "x"), true],
    [when("severity", "at-least", "warning"), true],
    [when("severity", "at-least", "critical"), false],
    [when("details.ping time", "at-least", "1000"), true],
    [when("details.ping time", "at-least", "2000"), false],
    [when("details.labels.team", "equals", "storage"), true],
    [when("details.a.b", "equals", "dotted"), true],
    [when("details.constructor", "exists"), false],
    [when("details.labels.__proto__", "exists"), false],
  ])("%j", (conditions, expected) => {
    expect(ruleMatches({ match: "all", conditions }, alert)).toBe(expected);
  });

  test("all and any", () => {
    const conditions = [...when("group", "equals", "prod"), ...when("group", "equals", "test")];
    expect(ruleMatches({ match: "all", conditions }, alert)).toBe(false);
    expect(ruleMatches({ match: "any", conditions }, alert)).toBe(true);
  });
});

describe("routing", () => {
  test("without a matching rule, source and severity decide", () => {
    expect(routeAlert(alert, [])).toEqual({
      serviceId: "websitewebsi",
      urgency: "high",
      suppressedReason: null,
      declare: null,
      rule: null,
    });
    expect(routeAlert({ ...alert, severity: "warning" }, []).urgency).toBe("low");
  });

  test("the first enabled rule that matches decides, and is named", () => {
    const rules = [
      rule({ id: "off", enabled: false, effect: { suppressReason: "off" } }),
      rule({ id: "other", conditions: when("group", "equals", "test"), effect: { suppressReason: "test" } }),
      rule({ id: "first", name: "Storage", effect: { serviceId: "storagestora", urgency: "low" } }),
      rule({ id: "second", effect: { suppressReason: "too late" } }),
    ];
    expect(routeAlert(alert, rules)).toMatchObject({
      serviceId: "storagestora",
      urgency: "low",
      suppressedReason: null,
      rule: { id: "first", name: "Storage" },
    });
  });

  test("a rule may declare an incident, titled by the alert unless it says otherwise", () => {
    const declare = (title?: string) =>
      routeAlert(alert, [rule({ effect: { declare: { severity: "SEV1", title: title ?? null } } })]);
    expect(declare().declare).toEqual({ severity: "SEV1", title: "Disk full on db-1", join: true });
    expect(declare("Storage is down").declare?.title).toBe("Storage is down");
  });

  test("a rule may want an incident of its own for every alert", () => {
    const own = rule({ effect: { declare: { severity: "SEV1", join: false } } });
    expect(routeAlert(alert, [own]).declare?.join).toBe(false);
  });
});
