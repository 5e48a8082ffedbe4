import { z } from "zod";
import {
  approveMessage,
  decideNotToTell,
  decideToTell,
  getCommunication,
  getMeasures,
  getUpdate,
  listPromises,
  listUpdates,
  movePromise,
  type ProposeUpdate,
  previewUpdate,
  rejectMessage,
  type SendUpdate,
  sendUpdate,
} from "#domains/communication";
import { id, pageQuery } from "../contract/common.ts";
import * as contract from "../contract/communication.ts";
import * as promises from "../contract/promises.ts";
import { route } from "../route.ts";
import { communicationPlanRoutes } from "./communication-plan.ts";

const tag = "Communication";
const ofIncident = z.object({ incidentId: id });
const ofAudience = ofIncident.extend({ audienceId: id });
const ofMessage = z.object({ messageId: id });
const ofPromise = z.object({ promiseId: id });

const updateRoutes = [
  route({
    method: "POST",
    path: "/api/v1/incidents/:incidentId/updates/preview",
    permission: "communication.draft",
    tag,
    summary: "What would go to whom, and what is wrong with it. Nothing is stored or sent.",
    params: ofIncident,
    body: contract.UpdateProposal,
    response: contract.Preview,
    idempotent: false,
    // The contract's shape; facts are checked by their kind in the verb.
    run: (ctx, { params, body }) => previewUpdate(ctx, { ...body, ...params } as ProposeUpdate),
  }),
  route({
    method: "POST",
    path: "/api/v1/incidents/:incidentId/updates",
    permission: "communication.send",
    tag,
    summary: "Tell the audiences exactly what the preview showed.",
    params: ofIncident,
    body: contract.SendUpdate,
    response: contract.Update,
    status: 201,
    run: (ctx, { params, body }) => sendUpdate(ctx, { ...body, ...params } as SendUpdate),
  }),
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/updates",
    permission: "communication.read",
    tag,
    summary: "What was said, newest first.",
    params: ofIncident,
    query: pageQuery,
    response: contract.UpdateList,
    run: (ctx, { params, query }) => listUpdates(ctx, { ...query, ...params }),
  }),
  route({
    method: "GET",
    path: "/api/v1/updates/:updateId",
    permission: "communication.read",
    tag,
    summary: "One update with its messages.",
    params: z.object({ updateId: id }),
    response: contract.Update,
    run: (ctx, { params }) => getUpdate(ctx, params),
  }),
  route({
    method: "POST",
    path: "/api/v1/messages/:messageId/approve",
    permission: "communication.approve",
    tag,
    summary: "Let waiting words go, exactly as they are.",
    params: ofMessage,
    body: contract.DecideApproval,
    response: contract.SentMessage,
    run: (ctx, { params, body }) => approveMessage(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/messages/:messageId/reject",
    permission: "communication.approve",
    tag,
    summary: "Keep waiting words from leaving.",
    params: ofMessage,
    body: contract.RejectApproval,
    response: contract.SentMessage,
    run: (ctx, { params, body }) => rejectMessage(ctx, { ...params, ...body }),
  }),
];

const promiseRoutes = [
  route({
    method: "GET",
    path: "/api/v1/promises",
    permission: "communication.read",
    tag,
    summary: "Promised updates, the next one due first.",
    query: pageQuery.extend({ incidentId: id.optional(), state: z.enum(["open", "all"]).default("open") }),
    response: promises.PromiseList,
    run: (ctx, { query: { state, ...query } }) => listPromises(ctx, { ...query, open: state === "open" }),
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:promiseId/move",
    permission: "communication.send",
    tag,
    summary: "Give a promise another time, with the reason its readers see.",
    description: "Customers who are affected never wait beyond 60 minutes for a word.",
    params: ofPromise,
    body: promises.MovePromise,
    response: promises.PromiseView,
    run: (ctx, { params, body }) => movePromise(ctx, { ...params, ...body }),
  }),
];

const incidentRoutes = [
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/communication",
    permission: "communication.read",
    tag,
    summary: "Who is told, what was said last, what is owed next.",
    params: ofIncident,
    response: promises.IncidentCommunication,
    run: (ctx, { params }) => getCommunication(ctx, params),
  }),
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/communication/measures",
    permission: "communication.read",
    tag,
    summary: "First messages, promises kept and missed, silence.",
    params: ofIncident,
    response: promises.CommunicationMeasures,
    run: (ctx, { params }) => getMeasures(ctx, params),
  }),
  route({
    method: "POST",
    path: "/api/v1/incidents/:incidentId/audiences/:audienceId/decision",
    permission: "communication.approve",
    tag,
    summary: "Decide not to tell an audience, with a reason and a time to look again.",
    params: ofAudience,
    body: promises.DecideNotToTell,
    run: (ctx, { params, body }) => decideNotToTell(ctx, { ...params, ...body }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/incidents/:incidentId/audiences/:audienceId/decision",
    permission: "communication.approve",
    tag,
    summary: "Take that decision back: the plan counts again.",
    params: ofAudience,
    run: (ctx, { params }) => decideToTell(ctx, params),
  }),
];

export const communicationRoutes = [
  ...updateRoutes,
  ...promiseRoutes,
  ...incidentRoutes,
  ...communicationPlanRoutes,
];
