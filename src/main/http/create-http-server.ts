import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
  type RouteOptions,
} from "fastify";
import { trustedOrigins } from "#domains/access";
import { randomLetters } from "#kernel/ids";
import { refuseHttp } from "../../api/http/refusals.ts";
import { accessPageRoutes } from "../../api/pages/access.tsx";
import { PACKAGE_FOLDER } from "../package-folder.ts";
import { registerAuthRoutes } from "./auth-routes.ts";
import { consoleRoutes } from "./console-files.ts";
import { createEventStreams } from "./events/event-streams.ts";
import type { DeclaredAccess, Guard } from "./guard.ts";
import { createMethodTable } from "./method-table.ts";
import { openApiRoute } from "./openapi-route.ts";
import { measureRequests, registerOperations } from "./operations.ts";
import { registerPageRoutes } from "./page-routes.ts";
import { createRateLimit } from "./rate-limit.ts";
import { answerError } from "./respond.ts";
import { registerRestRoutes } from "./rest-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import type { HttpSettings } from "./settings.ts";

export type HttpServer = {
  /** For tests and for what asks without a socket (`app.inject`). */
  app: FastifyInstance;
  /** Every route that was really registered, in the order of registration. */
  registered: readonly RegisteredRoute[];
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no more requests, ends streams, waits for answers under way, then closes. */
  stop(): Promise<void>;
};

export type RegisteredRoute = {
  method: string;
  url: string;
  /** Who may call it; `undefined` when nobody said so. */
  access: DeclaredAccess | undefined;
  stream: boolean;
};

const REQUEST_TIMEOUT_MS = 30_000;
// Longer than the idle time of usual proxies, so that they and not we close first.
const KEEP_ALIVE_MS = 75_000;
const LONGEST_STOP_MS = 5_000;

/** The one HTTP server of a node. Every route comes from the lists in `settings`. */
export async function createHttpServer(given: HttpSettings): Promise<HttpServer> {
  const streams = createEventStreams(given);
  const settings: HttpSettings = {
    ...given,
    pageRoutes: [
      ...given.pageRoutes,
      ...accessPageRoutes(given.identities),
      ...consoleRoutes(given.consoleFolder ?? join(PACKAGE_FOLDER, "dist", "console")),
      streams.route,
      openApiRoute(given.routes, given.version),
    ],
  };
  const guard: Guard = {
    settings,
    limit: createRateLimit(),
    trusted: trustedOrigins(settings.runtime.publicUrl),
  };
  const app = createApp(settings);
  const methods = createMethodTable();
  const registered: RegisteredRoute[] = [];
  app.addHook("onRoute", (route: RouteOptions) => {
    methods.add(route);
    const { access, stream = false } = route.config ?? {};
    for (const method of [route.method].flat()) registered.push({ method, url: route.url, access, stream });
  });
  answerEverything(app, settings, methods.methodsAt);
  registerOperations(app, settings);
  void app.register(async (scope) => registerAuthRoutes(scope, guard));
  void app.register(async (scope) => registerRestRoutes(scope, guard));
  void app.register(async (scope) => registerPageRoutes(scope, guard));
  await app.ready();

  return {
    app,
    registered,
    async listen(port, host) {
      await app.listen({ port, host });
      return app.server.address() as AddressInfo; // a TCP socket: we gave port and host
    },
    async stop() {
      streams.stop();
      const impatience = setTimeout(() => (app.server as Server).closeAllConnections(), LONGEST_STOP_MS);
      await app.close();
      clearTimeout(impatience);
    },
  };
}

function createApp(settings: HttpSettings): FastifyInstance {
  const { hot, runtime } = settings;
  return fastify({
    loggerInstance: runtime.log as FastifyBaseLogger,
    // Its request lines hold addresses, and addresses hold tokens; ours name the route.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) =>
      void answerError(settings, request as FastifyRequest, reply as FastifyReply, error),
    genReqId: () => randomLetters(16),
    requestIdHeader: false,
    trustProxy: "loopback",
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: true, caseSensitive: true },
    forceCloseConnections: "idle",
    serverFactory: (handler) => {
      const server = createServer((request, response) => {
        if (!hot?.(request, response)) handler(request, response);
      });
      server.requestTimeout = REQUEST_TIMEOUT_MS;
      server.keepAliveTimeout = KEEP_ALIVE_MS;
      return server;
    },
  });
}

function answerEverything(
  app: FastifyInstance,
  settings: HttpSettings,
  methodsAt: (path: string) => string[],
): void {
  const headers = securityHeaders(settings.runtime.publicUrl);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...headers, "x-request-id": request.id });
  });
  measureRequests(app, settings);
  app.setErrorHandler((error, request, reply) => answerError(settings, request, reply, error));
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url.split("?")[0] ?? "");
    if (allowed.length === 0) return answerError(settings, request, reply, refuseHttp("route-not-found"));
    reply.header("allow", allowed.join(", "));
    const params = { method: request.method, allowed: allowed.join(", ") };
    return answerError(settings, request, reply, refuseHttp("method-not-allowed", params));
  });
}
