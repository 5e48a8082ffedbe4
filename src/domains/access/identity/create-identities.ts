import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { CamelCasePlugin } from "kysely";
import type { Runtime } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { announcePasswordReset, passwordWasReset, RESET_VALID_SECONDS } from "../sign-in/password-reset.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password.ts";
import { startSessionPlugin } from "./start-session.ts";

/** Who is behind a session cookie. */
export type SignedIn = { userId: string; email: string; name: string; sessionId: string; twoFactor: boolean };

export type Identities = {
  /** Answers `/api/auth/*`. `address` is the peer's, for better-auth's own rate limit. */
  answer(request: Request, address: string): Promise<Response>;
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** @returns the Set-Cookie values of a new session. Nothing of an earlier session is kept (fixation). */
  startSession(userId: string, headers: Headers, address: string): Promise<string[]>;
};

/** Where better-auth reads the address from: a header that only we set. */
const ADDRESS_HEADER = "x-ripplecast-address";

/**
 * All of better-auth that has a URL. Signing up, deleting and social sign-in are not among them; changing the address,
 * changing the password and ending sessions are verbs of ours.
 */
const OPEN_PATHS = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "POST /request-password-reset",
  "POST /reset-password",
  "GET /get-session",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/get-totp-uri",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
]);

const BASE_PATH = "/api/auth";

/** Users, credentials and sessions: better-auth on the schema `identity`. Knows nothing of workspaces or roles. */
export function createIdentities(runtime: Runtime): Identities {
  const auth = createAuth(runtime);
  return {
    async answer(request, address) {
      const path = new URL(request.url).pathname.slice(BASE_PATH.length);
      if (!OPEN_PATHS.has(`${request.method} ${path}`)) return new Response(null, { status: 404 });
      return auth.handler(withAddress(request, address));
    },
    async signedIn(headers) {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (!found) return null;
      const { user, session } = found;
      return {
        userId: user.id,
        email: user.email,
        name: user.name,
        sessionId: session.id,
        twoFactor: user.twoFactorEnabled ?? false,
      };
    },
    async startSession(userId, headers, address) {
      const own = new Headers(headers);
      own.set(ADDRESS_HEADER, address);
      const answer = await auth.api.startSession({ body: { userId }, headers: own, returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}

function createAuth(runtime: Runtime) {
  const { db, secrets, publicUrl, log } = runtime;
  const secure = publicUrl.startsWith("https:");
  return betterAuth({
    appName: "Ripplecast",
    baseURL: publicUrl,
    basePath: BASE_PATH,
    secret: secrets.derive("identity").toString("hex"),
    database: {
      db: db.spanning.withPlugin(new CamelCasePlugin()),
      type: "postgres",
      schemaName: "identity",
      transaction: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      resetPasswordTokenExpiresIn: RESET_VALID_SECONDS,
      // Whoever else was in is out.
      revokeSessionsOnPasswordReset: true,
      // Not awaited: how long the answer takes must not tell whether there is such a user.
      sendResetPassword: async ({ user }) => {
        announcePasswordReset(runtime, user.id).catch((error) =>
          log.error({ err: error }, "a new password was asked for, and its mail could not be queued"),
        );
      },
      onPasswordReset: ({ user }) => passwordWasReset(runtime, user.id),
    },
    session: { expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    trustedOrigins: trustedOrigins(publicUrl),
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/two-factor/*": { window: 60, max: 10 },
        "/request-password-reset": { window: 60, max: 10 },
        "/reset-password": { window: 60, max: 10 },
      },
    },
    advanced: {
      // Cookies know no ports: without this two installations on one machine sign each other out.
      cookiePrefix: `ripplecast-${new URL(publicUrl).port || "web"}`,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId<"identity">() },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => log[level === "error" ? "warn" : "debug"]({ part: "identity" }, message),
    },
    plugins: [twoFactor({ issuer: "Ripplecast" }), startSessionPlugin],
  });
}

/** PUBLIC_URL, and the names a browser on the same machine may use for it. */
export function trustedOrigins(publicUrl: string): string[] {
  const { protocol, port, origin } = new URL(publicUrl);
  const suffix = port === "" ? "" : `:${port}`;
  const loopback = ["127.0.0.1", "localhost", "[::1]"].map((host) => `${protocol}//${host}${suffix}`);
  return [...new Set([origin, ...loopback])];
}

function withAddress(request: Request, address: string): Request {
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, address);
  return new Request(request, { headers });
}
