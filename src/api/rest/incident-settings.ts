import { z } from "zod";
import {
  listRoleDefinitions,
  listSeverities,
  updateRoleDefinition,
  updateSeverity,
} from "#domains/incidents";
import * as contract from "../contract/incidents.ts";
import { route } from "../route.ts";

const tag = "Incident settings";

export const incidentSettingsRoutes = [
  route({
    method: "GET",
    path: "/api/v1/severities",
    permission: "incidents.read",
    tag,
    summary: "The severities with their written criteria, most severe first.",
    response: contract.SeverityList,
    run: async (ctx) => ({ items: await listSeverities(ctx), nextCursor: null }),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/severities/:name",
    permission: "plan.manage",
    tag,
    summary: "Rewrite the criteria of a severity.",
    params: z.object({ name: contract.SeverityName }),
    body: contract.UpdateSeverityBody,
    response: contract.SeverityView,
    run: (ctx, { params, body }) => updateSeverity(ctx, { ...params, ...body }),
  }),
  route({
    method: "GET",
    path: "/api/v1/incident-roles",
    permission: "incidents.read",
    tag,
    summary: "The roles people take in an incident: duties, how each is filled and handed over.",
    response: contract.RoleDefinitionList,
    run: async (ctx) => ({ items: await listRoleDefinitions(ctx), nextCursor: null }),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/incident-roles/:key",
    permission: "plan.manage",
    tag,
    summary: "Rewrite a role's duties and how it is filled.",
    params: z.object({ key: contract.RoleKey }),
    body: contract.UpdateRoleDefinitionBody,
    response: contract.RoleDefinitionView,
    run: (ctx, { params, body }) => updateRoleDefinition(ctx, { ...params, ...body }),
  }),
];
