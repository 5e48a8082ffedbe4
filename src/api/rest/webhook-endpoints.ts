import { z } from "zod";
import {
  createWebhookEndpoint,
  listEventNames,
  listWebhookEndpoints,
  listWebhookMessages,
  removeWebhookEndpoint,
  testWebhookEndpoint,
  updateWebhookEndpoint,
} from "#domains/delivery";
import { id, pageQuery } from "../contract/common.ts";
import * as contract from "../contract/delivery.ts";
import { route } from "../route.ts";

const ENDPOINTS = "/api/v1/webhook-endpoints";
const tag = "Webhooks";
const params = z.object({ endpointId: id });

/** Where domain events leave to, signed as Standard Webhooks says. */
export const webhookRoutes = [
  route({
    method: "GET",
    path: ENDPOINTS,
    permission: "delivery.read",
    tag,
    summary: "List webhook endpoints",
    response: contract.WebhookEndpointList,
    run: async (ctx) => ({ items: await listWebhookEndpoints(ctx) }),
  }),
  route({
    method: "GET",
    path: `${ENDPOINTS}/event-names`,
    permission: "delivery.read",
    tag,
    summary: "Names of the events that an endpoint can ask for",
    response: contract.EventNameList,
    run: async (ctx) => ({ items: listEventNames(ctx), nextCursor: null }),
  }),
  route({
    method: "POST",
    path: ENDPOINTS,
    permission: "delivery.manage",
    tag,
    summary: "Add a webhook endpoint",
    description: "The answer holds the signing secret, this once.",
    body: contract.CreateWebhookEndpointBody,
    response: contract.WebhookEndpointCreated,
    status: 201,
    // An answer kept for repetition would keep the secret with it.
    idempotent: false,
    run: (ctx, { body }) => createWebhookEndpoint(ctx, body),
  }),
  route({
    method: "PATCH",
    path: `${ENDPOINTS}/:endpointId`,
    permission: "delivery.manage",
    tag,
    summary: "Change, switch off or start a webhook endpoint again",
    params,
    body: contract.UpdateWebhookEndpointBody,
    response: contract.WebhookEndpointView,
    run: (ctx, { params: { endpointId }, body }) => updateWebhookEndpoint(ctx, { endpointId, ...body }),
  }),
  route({
    method: "DELETE",
    path: `${ENDPOINTS}/:endpointId`,
    permission: "delivery.manage",
    tag,
    summary: "Remove a webhook endpoint and its log",
    params,
    run: (ctx, { params: { endpointId } }) => removeWebhookEndpoint(ctx, endpointId),
  }),
  route({
    method: "POST",
    path: `${ENDPOINTS}/:endpointId/test`,
    permission: "delivery.manage",
    tag,
    summary: "Send a test event",
    params,
    status: 202,
    run: (ctx, { params: { endpointId } }) => testWebhookEndpoint(ctx, endpointId),
  }),
  route({
    method: "GET",
    path: `${ENDPOINTS}/:endpointId/messages`,
    permission: "delivery.read",
    tag,
    summary: "What was sent to an endpoint, with every attempt",
    params,
    query: pageQuery,
    response: contract.WebhookMessageList,
    run: (ctx, { params: { endpointId }, query }) => listWebhookMessages(ctx, { endpointId, ...query }),
  }),
];
