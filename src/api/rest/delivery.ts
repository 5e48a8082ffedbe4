import { z } from "zod";
import {
  deliveryCounts,
  liftSuppression,
  listChannels,
  listDeliveries,
  listHeld,
  listSuppressions,
  markInboxRead,
  readDelivery,
  readInbox,
  removeChannelAccount,
  retryDelivery,
  saveChannelAccount,
} from "#domains/delivery";
import { id, pageQuery } from "../contract/common.ts";
import * as contract from "../contract/delivery.ts";
import { route } from "../route.ts";
import { ledgerRoutes } from "./ledger.ts";
import { webhookRoutes } from "./webhook-endpoints.ts";

const tag = "Delivery";
const ofDelivery = z.object({ deliveryId: id });
const ofChannel = z.object({ kind: z.string().max(40) });

const deliveries = [
  route({
    method: "GET",
    path: "/api/v1/deliveries",
    permission: "delivery.read",
    tag,
    summary: "Who was told what, when",
    description: "Newest first. Filters add up.",
    query: contract.DeliveryQuery,
    response: contract.DeliveryList,
    run: (ctx, { query }) => listDeliveries(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/deliveries/held",
    permission: "delivery.read",
    tag,
    summary: "What waits because its channel has no account yet",
    response: contract.HeldList,
    run: async (ctx) => ({ items: await listHeld(ctx) }),
  }),
  route({
    method: "GET",
    path: "/api/v1/deliveries/counts",
    permission: "delivery.read",
    tag,
    summary: "How far the sending of a subject has come",
    query: z.object({ subjectId: z.string().max(64) }),
    response: contract.DeliveryCounts,
    run: async (ctx, { query: { subjectId } }) =>
      (await deliveryCounts(ctx, [subjectId])).get(subjectId) ?? { total: 0, byState: {} },
  }),
  route({
    method: "GET",
    path: "/api/v1/deliveries/:deliveryId",
    permission: "delivery.read",
    tag,
    summary: "One delivery, its words and every attempt",
    params: ofDelivery,
    response: contract.DeliveryDetail,
    run: (ctx, { params }) => readDelivery(ctx, params.deliveryId),
  }),
  route({
    method: "POST",
    path: "/api/v1/deliveries/:deliveryId/retry",
    permission: "delivery.manage",
    tag,
    summary: "Try a failed or suppressed delivery again",
    params: ofDelivery,
    response: contract.DeliveryView,
    run: (ctx, { params }) => retryDelivery(ctx, params.deliveryId),
  }),
];

const suppressions = [
  route({
    method: "GET",
    path: "/api/v1/suppressions",
    permission: "delivery.read",
    tag,
    summary: "Addresses nothing is sent to, and why",
    query: pageQuery.extend({ channel: z.string().max(40).optional() }),
    response: contract.SuppressionList,
    run: (ctx, { query }) => listSuppressions(ctx, query),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/suppressions/:suppressionId",
    permission: "delivery.manage",
    tag,
    summary: "Lift a suppression",
    params: z.object({ suppressionId: id }),
    run: (ctx, { params }) => liftSuppression(ctx, params.suppressionId),
  }),
];

const channels = [
  route({
    method: "GET",
    path: "/api/v1/channels",
    permission: "delivery.read",
    tag,
    summary: "Every way to reach people, and what it wants filled in",
    response: contract.ChannelList,
    run: async (ctx) => ({ items: await listChannels(ctx) }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/channels/:kind/account",
    permission: "delivery.manage",
    tag,
    summary: "Fill in a channel's account",
    description:
      "Secrets are never shown again; one that is left out keeps its value. What was held is sent.",
    params: ofChannel,
    body: contract.SaveChannelAccountBody,
    response: contract.ChannelView,
    run: (ctx, { params, body }) => saveChannelAccount(ctx, { kind: params.kind, settings: body.settings }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/channels/:kind/account",
    permission: "delivery.manage",
    tag,
    summary: "Remove a channel's account",
    params: ofChannel,
    run: (ctx, { params }) => removeChannelAccount(ctx, params.kind),
  }),
];

const inbox = [
  route({
    method: "GET",
    path: "/api/v1/me/inbox",
    permission: "self.manage",
    tag,
    summary: "Your inbox",
    query: pageQuery,
    response: contract.InboxList,
    run: (ctx, { query }) => readInbox(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/me/inbox/read",
    permission: "self.manage",
    tag,
    summary: "Mark inbox items as read; all of them when none is named",
    body: z.object({ itemIds: z.array(id).max(200).optional() }),
    run: (ctx, { body }) => markInboxRead(ctx, body.itemIds),
  }),
];

/** Deliveries, channels, suppressions, inbox, outgoing webhooks and the ledger. */
export const deliveryRoutes = [
  ...deliveries,
  ...suppressions,
  ...channels,
  ...inbox,
  ...webhookRoutes,
  ...ledgerRoutes,
];
