import type { FastifyReply, FastifyRequest } from "fastify";
import {
  type Answer,
  answerNotification,
  type NotificationPage,
  readAnswerLink,
  readNotificationPage,
} from "#domains/oncall";
import { type Ctx, createCtx } from "#kernel/ctx";
import { Refusal } from "#kernel/refusals";
import { type Outside, type PageRoute, pageRoute } from "../../api/route.ts";
import { answerPage, donePage, plainPage } from "./pages.tsx";
import { sendPage } from "./send-page.ts";
import { oneTapTexts } from "./texts.ts";

const PATH = "/n/:token/:answer";
const LOCALE = "en";

/** One tap in a message: GET shows a button, POST answers. The signed link is the proof; no session is read. */
export const answerRoutes: readonly PageRoute[] = [
  pageRoute({
    method: "GET",
    path: PATH,
    access: "public",
    summary: "A notification and a button to answer it. Opening it changes nothing.",
    perMinute: 60,
    async handler(request, reply, app) {
      const found = await open(request, app);
      if ("status" in found) return sendPage(reply, found.status, plainPage(LOCALE, found));
      return sendPage(reply, 200, answerPage(found.page, found.answer));
    },
  }),
  pageRoute({
    method: "POST",
    path: PATH,
    access: "public",
    summary: "Answers a notification in the name of the person it was sent to.",
    foreignOrigin: true,
    rawBody: true,
    perMinute: 60,
    async handler(request, reply, app) {
      const found = await open(request, app);
      if ("status" in found) return sendPage(reply, found.status, plainPage(LOCALE, found));
      return act(reply, found);
    },
  }),
];

type Opened = { ctx: Ctx; notificationId: string; answer: Answer; page: NotificationPage };
type Closed = { status: number; title: string; text: string };

const ANSWERS: readonly string[] = ["acknowledge", "escalate", "resolve"] satisfies Answer[];

async function open(request: FastifyRequest, app: Outside): Promise<Opened | Closed> {
  const { token, answer } = request.params as { token: string; answer: string }; // by the path
  const say = oneTapTexts(LOCALE);
  const bad = { status: 404, title: say("badLink"), text: say("badLinkText") };
  const link = readAnswerLink(app, token);
  if (!link.ok)
    return link.why === "expired" ? { status: 410, title: say("expired"), text: say("expiredText") } : bad;
  if (!ANSWERS.includes(answer)) return bad;
  const ctx = createCtx(app, link.workspaceId, { kind: "link", personId: link.personId });
  const page = await readNotificationPage(ctx, link);
  return page ? { ctx, notificationId: link.notificationId, answer: answer as Answer, page } : bad;
}

async function act(
  reply: FastifyReply,
  { ctx, notificationId, answer, page }: Opened,
): Promise<FastifyReply> {
  try {
    await answerNotification(ctx, { notificationId, answer });
    return sendPage(reply, 200, donePage(page, answer));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { locale } = page.person;
    const words = { title: oneTapTexts(locale)("notPossible"), text: `${error.message} ${error.doNext}` };
    return sendPage(reply, error.status, plainPage(locale, words));
  }
}
