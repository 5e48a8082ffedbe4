import type { FastifyReply, FastifyRequest } from "fastify";
import {
  acceptInvitation,
  type Identities,
  type OpenInvitation,
  readInvitation,
  takeSignInLink,
} from "#domains/access";
import { type PageRoute, pageRoute } from "../route.ts";
import { document, STYLE, STYLE_PATH } from "./document.tsx";
import { accessTexts } from "./texts.ts";

const CONSOLE = "/console/";
const LOCALE = "en";
const say = accessTexts(LOCALE);
// Guessing a token is hopeless; the limit keeps the guessing from costing us anything.
const PER_MINUTE = 20;

/** Pages before the console: the one-time sign-in link and the invitation. Opening one changes nothing. */
export const accessPageRoutes = (identities: Identities): PageRoute[] => [
  pageRoute({
    method: "GET",
    path: "/sign-in/:token",
    access: "public",
    summary: "The page of a one-time sign-in link: a button.",
    handler: (_request, reply) => sendPage(reply, signInPage()),
  }),
  pageRoute({
    method: "POST",
    path: "/sign-in/:token",
    access: "public",
    summary: "Uses a sign-in link up and starts a session.",
    perMinute: PER_MINUTE,
    async handler(request, reply, app) {
      const { userId } = await takeSignInLink(app, tokenOf(request));
      return enter(identities, request, reply, userId);
    },
  }),
  pageRoute({
    method: "GET",
    path: "/invitations/:token",
    access: "public",
    summary: "What an invitation is for, as a page or as JSON.",
    async handler(request, reply, app) {
      const invitation = await readInvitation(app, tokenOf(request));
      if (!(request.headers.accept ?? "").includes("text/html")) return quietly(reply).send(invitation);
      const signedIn = await whoIs(identities, request);
      return sendPage(reply, invitationPage(invitation, signedIn?.email === invitation.email));
    },
  }),
  pageRoute({
    method: "POST",
    path: "/invitations/:token",
    access: "public",
    summary: "Accepts an invitation, as a new user or as the one signed in.",
    perMinute: PER_MINUTE,
    async handler(request, reply, app) {
      const token = tokenOf(request);
      const { name, password } = (request.body ?? {}) as Record<string, string | undefined>;
      const signedIn = await whoIs(identities, request);
      const accepting =
        signedIn && name === undefined
          ? { userId: signedIn.userId }
          : { name: name ?? "", password: password ?? "" };
      const { userId, isNewUser } = await acceptInvitation(app, { token, accepting });
      if (!isNewUser) return quietly(reply).redirect(CONSOLE, 303);
      return enter(identities, request, reply, userId);
    },
  }),
  pageRoute({
    method: "GET",
    path: STYLE_PATH,
    access: "public",
    summary: "The style sheet of these pages.",
    handler: (_request, reply) =>
      reply.type("text/css; charset=utf-8").header("cache-control", "public, max-age=3600").send(STYLE),
  }),
];

const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token; // by the path

const whoIs = (identities: Identities, { headers }: FastifyRequest) =>
  headers.cookie === undefined ? null : identities.signedIn(new Headers({ cookie: headers.cookie }));

async function enter(
  identities: Identities,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): Promise<FastifyReply> {
  const headers = new Headers({ "user-agent": request.headers["user-agent"] ?? "" });
  for (const cookie of await identities.startSession(userId, headers, request.ip))
    reply.header("set-cookie", cookie);
  return quietly(reply).redirect(CONSOLE, 303);
}

/** The address holds a token: it must not travel on as a referrer, nor stay in a cache. */
const quietly = (reply: FastifyReply): FastifyReply =>
  reply.header("referrer-policy", "no-referrer").header("cache-control", "no-store");

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  quietly(reply).type("text/html; charset=utf-8").send(html);

const signInPage = (): string =>
  document({
    locale: LOCALE,
    title: say("signInTitle"),
    children: (
      <form method="post">
        <p>{say("signInHint")}</p>
        <button type="submit">{say("signInButton")}</button>
      </form>
    ),
  });

function invitationPage(invitation: OpenInvitation, isSignedIn: boolean): string {
  const { workspaceName: workspace, email, role, hasUser } = invitation;
  return document({
    locale: LOCALE,
    title: say("invitationTitle", { workspace }),
    children: (
      <>
        <p>{say("invitationHint", { workspace, email, role })}</p>
        {hasUser && !isSignedIn ? <SignInFirst /> : <JoinForm isNew={!hasUser} />}
      </>
    ),
  });
}

const SignInFirst = () => (
  <>
    <p>{say("signInFirst")}</p>
    <a class="button" href={CONSOLE}>
      {say("signInLink")}
    </a>
  </>
);

const JoinForm = ({ isNew }: { isNew: boolean }) => (
  <form method="post">
    {isNew ? (
      <>
        <label for="name">{say("nameLabel")}</label>
        <input id="name" name="name" autocomplete="name" required maxLength={120} />
        <label for="password">{say("passwordLabel")}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minLength={12}
          maxLength={128}
        />
      </>
    ) : null}
    <button type="submit">{say("joinButton")}</button>
  </form>
);
