import { z } from "zod";
import {
  createRoutingRule,
  dryRunRouting,
  listRoutingRules,
  removeRoutingRule,
  updateRoutingRule,
} from "#domains/alerts";
import {
  DryRunRouting,
  DryRunRoutingBody,
  RoutingRule,
  RoutingRuleBody,
  RoutingRuleList,
} from "../contract/alerts.ts";
import { id } from "../contract/common.ts";
import { route } from "../route.ts";

const tag = "Alert routing";
const params = z.object({ ruleId: id });

export const routingRuleRoutes = [
  route({
    method: "GET",
    path: "/api/v1/routing-rules",
    permission: "alerts.read",
    tag,
    summary: "List routing rules in the order in which they are asked",
    response: RoutingRuleList,
    run: async (ctx) => ({ items: await listRoutingRules(ctx), nextCursor: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/routing-rules",
    permission: "sources.manage",
    scope: "sources:write",
    tag,
    summary: "Add a routing rule",
    body: RoutingRuleBody,
    response: RoutingRule,
    status: 201,
    run: (ctx, { body }) => createRoutingRule(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/routing-rules/dry-run",
    permission: "sources.manage",
    scope: "sources:write",
    tag,
    summary: "Show what the last alerts would have become with this rule",
    body: DryRunRoutingBody,
    response: DryRunRouting,
    idempotent: false,
    run: (ctx, { body }) => dryRunRouting(ctx, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/routing-rules/:ruleId",
    permission: "sources.manage",
    scope: "sources:write",
    tag,
    summary: "Replace or move a routing rule",
    params,
    body: RoutingRuleBody,
    response: RoutingRule,
    run: (ctx, { params, body }) => updateRoutingRule(ctx, { ...params, ...body }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/routing-rules/:ruleId",
    permission: "sources.manage",
    scope: "sources:write",
    tag,
    summary: "Remove a routing rule",
    params,
    run: (ctx, { params }) => removeRoutingRule(ctx, params),
  }),
];
