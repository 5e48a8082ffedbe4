import type { FastifyReply, FastifyRequest } from "fastify";
import { type PageRoute, pageRoute } from "../../api/route.ts";
import type { PageStore, ReadyPage } from "../serving/page-store.ts";
import * as act from "./subscription-acts.tsx";

// Each request may cause a mail; an office behind one address must still get through.
const SUBSCRIBES_PER_MINUTE = 10;

/** Subscribing, confirming, choosing and leaving: pages that work without a script. */
export const subscriptionRoutes = (store: PageStore): PageRoute[] => [
  ...["/subscribe", "/status/:slug/subscribe"].flatMap((path) => [
    pageRoute({
      method: "GET",
      path,
      access: "public",
      summary: "The form to get updates by mail",
      handler: (request, reply, app) => onPage(store, request, reply, (page) => act.showForm(app, page)),
    }),
    pageRoute({
      method: "POST",
      path,
      access: "public",
      perMinute: SUBSCRIBES_PER_MINUTE,
      summary: "Asks for updates by mail",
      handler: (request, reply, app) =>
        onPage(store, request, reply, (page) => act.takeForm(app, page, request.body)),
    }),
  ]),
  ...linkRoutes(store, "confirm", act.askConfirm, act.confirm),
  ...linkRoutes(store, "manage", act.showManage, act.manage),
  ...linkRoutes(store, "erase", act.askErase, act.erase),
  ...linkRoutes(store, "unsubscribe", act.askUnsubscribe, act.leave),
];

function linkRoutes(
  store: PageStore,
  purpose: act.Purpose,
  show: act.OnSubscription,
  doIt: act.OnSubscription,
): PageRoute[] {
  const path = `/subscriptions/${purpose}/:token`;
  return [
    pageRoute({
      method: "GET",
      path,
      access: "public",
      summary: `Asks before it acts: ${purpose}`,
      handler: async (request, reply, app) =>
        send(reply, await act.bySubscription(app, store, purpose, request, show)),
    }),
    pageRoute({
      method: "POST",
      path,
      access: "public",
      // Mail programs post here by themselves (RFC 8058); the signed link is the proof.
      foreignOrigin: purpose === "unsubscribe",
      summary: `Acts on a signed link: ${purpose}`,
      handler: async (request, reply, app) =>
        send(reply, await act.bySubscription(app, store, purpose, request, doIt)),
    }),
  ];
}

async function onPage(
  store: PageStore,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (page: ReadyPage) => Promise<act.Answer>,
): Promise<FastifyReply> {
  const { slug } = request.params as { slug?: string }; // as the path declares
  const base = slug ? `/status/${slug}` : "";
  const page = store.publicPages().find(({ address }) => address.base === base);
  if (page) return send(reply, await answer(page));
  reply.callNotFound();
  return reply;
}

const send = (reply: FastifyReply, { status, body }: act.Answer): FastifyReply =>
  reply.code(status).type("text/html; charset=utf-8").header("cache-control", "no-store").send(body);
