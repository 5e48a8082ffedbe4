import { z } from "zod";
import {
  addSubscriber,
  changeMaintenance,
  eraseSubscriber,
  exportSubscriber,
  getMaintenance,
  listMaintenances,
  listSubscribers,
  moveMaintenance,
  removeSubscriber,
  scheduleMaintenance,
} from "#domains/status-pages";
import { id, pageQuery } from "../contract/common.ts";
import * as contract from "../contract/status-pages.ts";
import { route } from "../route.ts";

const PAGES = "/api/v1/status-pages";
const tag = "Status pages";
const ofPage = z.object({ pageId: id });
const ofMaintenance = z.object({ maintenanceId: id });
const ofSubscriber = z.object({ pageId: id, subscriberId: id });

export const statusPageMaintenanceRoutes = [
  route({
    method: "GET",
    path: `${PAGES}/:pageId/maintenances`,
    permission: "pages.read",
    tag,
    summary: "List a page's maintenances",
    params: ofPage,
    query: pageQuery,
    response: contract.MaintenanceList,
    run: (ctx, { params, query }) => listMaintenances(ctx, params.pageId, query),
  }),
  route({
    method: "POST",
    path: `${PAGES}/:pageId/maintenances`,
    permission: "pages.manage",
    tag,
    summary: "Schedule a maintenance",
    params: ofPage,
    body: contract.ScheduleMaintenance,
    response: contract.Maintenance,
    status: 201,
    run: (ctx, { params, body }) => scheduleMaintenance(ctx, { ...body, ...params }),
  }),
  route({
    method: "GET",
    path: "/api/v1/maintenances/:maintenanceId",
    permission: "pages.read",
    tag,
    summary: "Show a maintenance",
    params: ofMaintenance,
    response: contract.Maintenance,
    run: (ctx, { params }) => getMaintenance(ctx, params.maintenanceId),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/maintenances/:maintenanceId",
    permission: "pages.manage",
    tag,
    summary: "Change a maintenance; a moved window is told to subscribers",
    params: ofMaintenance,
    body: contract.ChangeMaintenance,
    response: contract.Maintenance,
    run: (ctx, { params, body }) => changeMaintenance(ctx, { ...body, ...params }),
  }),
  route({
    method: "POST",
    path: "/api/v1/maintenances/:maintenanceId/status",
    permission: "pages.manage",
    tag,
    summary: "Start, check, complete or cancel a maintenance by hand",
    params: ofMaintenance,
    body: contract.MoveMaintenance,
    response: contract.Maintenance,
    run: (ctx, { params, body }) => moveMaintenance(ctx, { ...body, ...params }),
  }),
];

export const statusPageSubscriberRoutes = [
  route({
    method: "GET",
    path: `${PAGES}/:pageId/subscribers`,
    permission: "subscribers.manage",
    tag,
    summary: "List a page's subscribers",
    params: ofPage,
    query: pageQuery,
    response: contract.SubscriberList,
    run: (ctx, { params, query }) => listSubscribers(ctx, params.pageId, query),
  }),
  route({
    method: "POST",
    path: `${PAGES}/:pageId/subscribers`,
    permission: "subscribers.manage",
    tag,
    summary: "Add a subscriber, who confirms by mail",
    params: ofPage,
    body: contract.AddSubscriber,
    response: contract.Subscriber,
    status: 201,
    run: (ctx, { params, body }) => addSubscriber(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: `${PAGES}/:pageId/subscribers/:subscriberId`,
    permission: "subscribers.manage",
    tag,
    summary: "Remove a subscriber",
    params: ofSubscriber,
    run: (ctx, { params }) => removeSubscriber(ctx, params),
  }),
  route({
    method: "GET",
    path: `${PAGES}/:pageId/subscribers/:subscriberId/export`,
    permission: "subscribers.manage",
    tag,
    summary: "Everything kept about a subscriber",
    params: ofSubscriber,
    response: contract.SubscriberExport,
    run: (ctx, { params }) => exportSubscriber(ctx, params),
  }),
  route({
    method: "POST",
    path: `${PAGES}/:pageId/subscribers/:subscriberId/erase`,
    permission: "subscribers.manage",
    tag,
    summary: "Forget the reader behind an address, with everything they were sent",
    params: ofSubscriber,
    run: (ctx, { params }) => eraseSubscriber(ctx, params),
  }),
];
