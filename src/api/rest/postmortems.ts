import { z } from "zod";
import {
  addActionItem,
  approvePostmortem,
  decidePublication,
  draftPostmortem,
  editSections,
  getPostmortem,
  getPostmortemOfIncident,
  listActionItems,
  listPostmortems,
  nameSigner,
  publishPostmortem,
  refreshPostmortem,
  setPostmortemOwner,
  signPostmortem,
  updateActionItem,
} from "#domains/postmortems";
import { id, pageQuery } from "../contract/common.ts";
import * as contract from "../contract/postmortems.ts";
import { route } from "../route.ts";

const tag = "Postmortems";
const one = z.object({ postmortemId: id });
const ofVersion = one.extend({ version: contract.PostmortemVersion });
const ofIncident = z.object({ incidentId: id });
const ofItem = z.object({ actionItemId: id });

const writing = [
  route({
    method: "GET",
    path: "/api/v1/postmortems",
    permission: "postmortems.read",
    tag,
    summary: "Postmortems, newest first.",
    query: pageQuery,
    response: contract.PostmortemList,
    run: (ctx, { query }) => listPostmortems(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/incidents/:incidentId/postmortem",
    permission: "postmortems.write",
    tag,
    summary:
      "Draft a postmortem from what happened and what was said. Returns the existing one if there is one.",
    params: ofIncident,
    response: contract.PostmortemView,
    status: 201,
    run: (ctx, { params }) => draftPostmortem(ctx, params),
  }),
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/postmortem",
    permission: "postmortems.read",
    tag,
    summary: "The postmortem of an incident.",
    params: ofIncident,
    response: contract.PostmortemView,
    run: (ctx, { params }) => getPostmortemOfIncident(ctx, params),
  }),
  route({
    method: "GET",
    path: "/api/v1/postmortems/:postmortemId",
    permission: "postmortems.read",
    tag,
    summary: "One postmortem with both versions, measures, action items, and what is missing to publish it.",
    params: one,
    response: contract.PostmortemView,
    run: (ctx, { params }) => getPostmortem(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/postmortems/:postmortemId/:version",
    permission: "postmortems.write",
    tag,
    summary: "Rewrite sections. Approvals and the signature stood for the words before.",
    params: ofVersion,
    body: contract.EditSectionsBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => editSections(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/refresh",
    permission: "postmortems.write",
    tag,
    summary: "Measure anew, for example after a fact was corrected. Words stay as they are.",
    params: one,
    response: contract.PostmortemView,
    run: (ctx, { params }) => refreshPostmortem(ctx, params),
  }),
  route({
    method: "PUT",
    path: "/api/v1/postmortems/:postmortemId/owner",
    permission: "postmortems.write",
    tag,
    summary: "Name who sees to it that it gets written.",
    params: one,
    body: contract.SetOwnerBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => setPostmortemOwner(ctx, { ...params, ...body }),
  }),
];

const publishing = [
  route({
    method: "PUT",
    path: "/api/v1/postmortems/:postmortemId/signer",
    permission: "postmortems.write",
    tag,
    summary: "Name who shall sign the external version.",
    params: one,
    body: contract.NameSignerBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => nameSigner(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/sign",
    permission: "postmortems.read",
    tag,
    summary: "Sign the external words. Only the person named as signer can, by their own action.",
    params: one,
    body: contract.SignBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => signPostmortem(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/approve",
    permission: "postmortems.approve",
    tag,
    summary: "Approve exact words of one version.",
    params: one,
    body: contract.ApproveBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => approvePostmortem(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/decision",
    permission: "postmortems.approve",
    tag,
    summary: "Record whether to publish, and why.",
    params: one,
    body: contract.DecideBody,
    response: contract.PostmortemView,
    run: (ctx, { params, body }) => decidePublication(ctx, { ...params, ...body }),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/publish",
    permission: "postmortems.approve",
    tag,
    summary: "Publish the external version: status pages show it, and those who were told are sent it.",
    params: one,
    response: contract.PostmortemView,
    run: (ctx, { params }) => publishPostmortem(ctx, params),
  }),
];

const items = [
  route({
    method: "GET",
    path: "/api/v1/action-items",
    permission: "postmortems.read",
    tag,
    summary: "Action items of all postmortems, the next one due first.",
    query: contract.ActionItemQuery,
    response: contract.ActionItemList,
    run: (ctx, { query }) => listActionItems(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/postmortems/:postmortemId/action-items",
    permission: "postmortems.write",
    tag,
    summary: "Add what is to be done, with owner and date.",
    params: one,
    body: contract.AddActionItemBody,
    response: contract.ActionItemView,
    status: 201,
    run: (ctx, { params, body }) => addActionItem(ctx, { ...params, ...body, dueAt: new Date(body.dueAt) }),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/action-items/:actionItemId",
    permission: "postmortems.write",
    tag,
    summary: "Change an action item, or say that it is done.",
    params: ofItem,
    body: contract.UpdateActionItemBody,
    response: contract.ActionItemView,
    run: (ctx, { params, body: { dueAt, ...body } }) =>
      updateActionItem(ctx, { ...params, ...body, ...(dueAt && { dueAt: new Date(dueAt) }) }),
  }),
];

export const postmortemRoutes = [...writing, ...publishing, ...items];
