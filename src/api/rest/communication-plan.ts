import { z } from "zod";
import {
  archiveAudience,
  changeAudience,
  changePlan,
  createAudience,
  getAudience,
  getPlan,
  listAudiences,
  listPlanVersions,
  listScenarios,
  listTemplates,
  previewTemplate,
  removeTemplate,
  saveTemplate,
} from "#domains/communication";
import { id } from "../contract/common.ts";
import * as contract from "../contract/communication-plan.ts";
import { route } from "../route.ts";

const tag = "Communication plan";
const ofAudience = z.object({ audienceId: id });

const audienceRoutes = [
  route({
    method: "GET",
    path: "/api/v1/audiences",
    permission: "communication.read",
    tag,
    summary: "Audiences, innermost ring first.",
    response: contract.AudienceList,
    run: async (ctx) => ({ items: await listAudiences(ctx), nextCursor: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/audiences",
    permission: "plan.manage",
    tag,
    summary: "Add an audience. It is told on change until the plan gives it a clock.",
    body: contract.CreateAudience,
    response: contract.Audience,
    status: 201,
    run: (ctx, { body }) => createAudience(ctx, body as Parameters<typeof createAudience>[1]),
  }),
  route({
    method: "GET",
    path: "/api/v1/audiences/:audienceId",
    permission: "communication.read",
    tag,
    summary: "One audience.",
    params: ofAudience,
    response: contract.Audience,
    run: (ctx, { params }) => getAudience(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/audiences/:audienceId",
    permission: "plan.manage",
    tag,
    summary: "Change an audience; what is left out stays.",
    params: ofAudience,
    body: contract.ChangeAudience,
    response: contract.Audience,
    run: (ctx, { params, body }) =>
      changeAudience(ctx, { ...body, ...params } as Parameters<typeof changeAudience>[1]),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/audiences/:audienceId",
    permission: "plan.manage",
    tag,
    summary: "Retire an audience. What it was told stays on record.",
    params: ofAudience,
    run: (ctx, { params }) => archiveAudience(ctx, params),
  }),
];

const present = (plan: Awaited<ReturnType<typeof getPlan>>) => ({
  ...plan,
  changedAt: plan.changedAt.toISOString(),
});

const planRoutes = [
  route({
    method: "GET",
    path: "/api/v1/plan",
    permission: "communication.read",
    tag,
    summary: "The communication plan in force.",
    response: contract.Plan,
    run: async (ctx) => present(await getPlan(ctx)),
  }),
  route({
    method: "PUT",
    path: "/api/v1/plan",
    permission: "plan.manage",
    tag,
    summary: "Make a new version of the plan.",
    description:
      "Cells that are not given stay. A clock of customers beyond 60 minutes is refused, and so is a change based on an old version.",
    body: contract.ChangePlan,
    response: contract.Plan,
    run: async (ctx, { body }) => present(await changePlan(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/plan/versions",
    permission: "communication.read",
    tag,
    summary: "Versions of the plan, newest first, with who changed it.",
    response: contract.PlanVersionList,
    run: async (ctx) => {
      const versions = await listPlanVersions(ctx);
      const items = versions.map((one) => ({ ...one, changedAt: one.changedAt.toISOString() }));
      return { items, nextCursor: null };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/plan/versions/:version",
    permission: "communication.read",
    tag,
    summary: "A version of the plan.",
    params: z.object({ version: z.coerce.number().int().min(1) }),
    response: contract.Plan,
    run: async (ctx, { params }) => present(await getPlan(ctx, params)),
  }),
];

const templateRoutes = [
  route({
    method: "GET",
    path: "/api/v1/templates",
    permission: "communication.read",
    tag,
    summary: "Templates in use: the workspace's own words, and the built-in ones behind them.",
    response: contract.TemplateList,
    run: async (ctx) => ({ items: await listTemplates(ctx), nextCursor: null }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/templates",
    permission: "plan.manage",
    tag,
    summary: "Save words of the workspace's own for a form, state and scenario.",
    body: contract.SaveTemplate,
    response: contract.Template,
    run: (ctx, { body }) => saveTemplate(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/templates/preview",
    permission: "communication.read",
    tag,
    summary: "How words would read in an example incident, and what is wrong with them. Nothing is stored.",
    body: contract.SaveTemplate,
    response: contract.TemplatePreview,
    idempotent: false,
    run: (ctx, { body }) => previewTemplate(ctx, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/templates",
    permission: "plan.manage",
    tag,
    summary: "Go back to the built-in words.",
    query: contract.TemplateKey,
    run: (ctx, { query }) => removeTemplate(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/scenarios",
    permission: "communication.read",
    tag,
    summary: "Kinds of incident with facts to start from.",
    response: contract.ScenarioList,
    run: async (ctx) => ({ items: listScenarios(ctx), nextCursor: null }),
  }),
];

export const communicationPlanRoutes = [...audienceRoutes, ...planRoutes, ...templateRoutes];
