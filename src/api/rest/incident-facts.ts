import { z } from "zod";
import { factHistory, getFacts, listFactKinds, setFacts } from "#domains/incidents";
import { id } from "../contract/common.ts";
import * as contract from "../contract/facts.ts";
import { IncidentStatus } from "../contract/incidents.ts";
import { route } from "../route.ts";

const tag = "Facts";
const one = z.object({ incidentId: id });
const ofFact = one.extend({ key: z.string().max(60) });

export const factRoutes = [
  route({
    method: "GET",
    path: "/api/v1/fact-kinds",
    permission: "incidents.read",
    tag,
    summary: "The catalogue of facts, with the ring each would get in an incident of this status.",
    query: z.object({ status: IncidentStatus.optional() }),
    response: contract.FactKindList,
    run: async (ctx, { query }) => ({
      items: await listFactKinds(ctx, query.status ? { status: query.status } : {}),
      nextCursor: null,
    }),
  }),
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/facts",
    permission: "incidents.read",
    tag,
    summary: "The facts as they stand, or stood at an instant.",
    params: one,
    query: contract.FactsQuery,
    response: contract.FactsView,
    run: (ctx, { params, query }) =>
      getFacts(ctx, { ...params, ...(query.asOf && { asOf: new Date(query.asOf) }) }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/incidents/:incidentId/facts",
    permission: "incidents.contribute",
    tag,
    summary: "Write facts, all or none. One that moved on since it was read is refused with both values.",
    params: one,
    body: contract.SetFactsBody,
    response: contract.FactsView,
    run: (ctx, { params, body }) => setFacts(ctx, { ...params, ...body }),
  }),
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/facts/:key/versions",
    permission: "incidents.read",
    tag,
    summary: "Every version of one fact, oldest first.",
    params: ofFact,
    response: contract.FactVersionList,
    run: async (ctx, { params }) => ({ items: await factHistory(ctx, params), nextCursor: null }),
  }),
];
