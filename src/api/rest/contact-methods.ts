import { z } from "zod";
import {
  addContactMethod,
  confirmContactMethod,
  listContactMethodKinds,
  listContactMethods,
  listNotificationRules,
  personNamed,
  removeContactMethod,
  requestContactMethodVerification,
  setNotificationRules,
} from "#domains/people";
import { id } from "../contract/common.ts";
import * as contract from "../contract/people.ts";
import { route } from "../route.ts";

const whole = <Item>(items: Item[]) => ({ items, nextCursor: null });
/** `me` stands for whoever asks. */
const ownParams = z.object({ personId: z.union([z.literal("me"), id]) });
const methodParams = ownParams.extend({ contactMethodId: id });

export const contactMethodRoutes = [
  route({
    method: "GET",
    path: "/api/v1/contact-method-kinds",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "The channels a person can be reached by, with the fields of their addresses",
    response: contract.ContactMethodKindList,
    run: async (ctx) => whole(listContactMethodKinds(ctx)),
  }),
  route({
    method: "GET",
    path: "/api/v1/people/:personId/contact-methods",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "How a person can be reached: one's own, or with people.manage anybody's",
    params: ownParams,
    response: contract.ContactMethodList,
    run: async (ctx, { params }) =>
      whole(await listContactMethods(ctx, { personId: personNamed(ctx, params.personId) })),
  }),
  route({
    method: "POST",
    path: "/api/v1/people/:personId/contact-methods",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "Add an address; a code is sent to it",
    params: ownParams,
    body: contract.AddContactMethodBody,
    response: contract.ContactMethodView,
    status: 201,
    run: async (ctx, { params, body }) =>
      addContactMethod(ctx, { ...body, personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/people/:personId/contact-methods/:contactMethodId/request-verification",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "Send a new code; the ones sent before stop working",
    params: methodParams,
    response: contract.ContactMethodView,
    status: 202,
    perMinute: 10,
    run: async (ctx, { params }) =>
      requestContactMethodVerification(ctx, { ...params, personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/people/:personId/contact-methods/:contactMethodId/confirm",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "Confirm an address with the code that was sent to it",
    params: methodParams,
    body: contract.ConfirmContactMethodBody,
    response: contract.ContactMethodView,
    perMinute: 20,
    run: async (ctx, { params, body }) =>
      confirmContactMethod(ctx, { ...params, ...body, personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/people/:personId/contact-methods/:contactMethodId",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "Remove an address and the notification rules that use it",
    params: methodParams,
    run: async (ctx, { params }) =>
      removeContactMethod(ctx, { ...params, personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "GET",
    path: "/api/v1/people/:personId/notification-rules",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "In which order and when a person's contact methods are used",
    params: ownParams,
    response: contract.NotificationRuleList,
    run: async (ctx, { params }) =>
      whole(await listNotificationRules(ctx, { personId: personNamed(ctx, params.personId) })),
  }),
  route({
    method: "PUT",
    path: "/api/v1/people/:personId/notification-rules",
    permission: "signed-in",
    tag: "Contact methods",
    summary: "Replace all notification rules of a person",
    params: ownParams,
    body: contract.NotificationRulesBody,
    response: contract.NotificationRuleList,
    run: async (ctx, { params, body }) =>
      whole(await setNotificationRules(ctx, { ...body, personId: personNamed(ctx, params.personId) })),
  }),
];
