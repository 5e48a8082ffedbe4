import type { FastifyReply, FastifyRequest } from "fastify";
import { confirmContactMethodByLink, readVerificationLink, type VerificationLink } from "#domains/people";
import { createCtx } from "#kernel/ctx";
import { Refusal } from "#kernel/refusals";
import { type Outside, type PageRoute, pageRoute } from "../../api/route.ts";
import { plainPage, verifyPage } from "./pages.tsx";
import { sendPage } from "./send-page.ts";
import { oneTapTexts } from "./texts.ts";

const PATH = "/verify/:token";
const LOCALE = "en";
const say = oneTapTexts(LOCALE);

/** The link in the message that verifies a contact method: GET shows a button, POST confirms. */
export const verifyRoutes: readonly PageRoute[] = [
  pageRoute({
    method: "GET",
    path: PATH,
    access: "public",
    summary: "A button that confirms an address. Opening it changes nothing.",
    perMinute: 60,
    handler: (request, reply, app) =>
      linkOf(request, app) ? sendPage(reply, 200, verifyPage(LOCALE)) : sendExpired(reply),
  }),
  pageRoute({
    method: "POST",
    path: PATH,
    access: "public",
    summary: "Confirms an address.",
    foreignOrigin: true,
    rawBody: true,
    perMinute: 20,
    async handler(request, reply, app) {
      const link = linkOf(request, app);
      return link ? confirm(reply, app, link) : sendExpired(reply);
    },
  }),
];

const linkOf = (request: FastifyRequest, app: Outside): VerificationLink | null =>
  readVerificationLink(app, (request.params as { token: string }).token); // by the path

async function confirm(reply: FastifyReply, app: Outside, link: VerificationLink): Promise<FastifyReply> {
  const ctx = createCtx(app, link.workspaceId, { kind: "system", why: "verification link" });
  try {
    await confirmContactMethodByLink(ctx, link);
  } catch (error) {
    // Confirmed already, perhaps by a double click: that is what was wanted.
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== "contact-method-verified") return sendExpired(reply);
  }
  return sendPage(reply, 200, plainPage(LOCALE, { title: say("verified"), text: say("verifiedText") }));
}

const sendExpired = (reply: FastifyReply): FastifyReply =>
  sendPage(reply, 410, plainPage(LOCALE, { title: say("expired"), text: say("verifyExpiredText") }));
