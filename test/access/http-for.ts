import { Registry } from "prom-client";
import { createIdentities } from "#domains/access";
import type { Ctx, Runtime } from "#kernel/ctx";
import type { World } from "#world";
import { restRoutes } from "../../src/api/rest/index.ts";
import type { PageRoute, Route } from "../../src/api/route.ts";
import { createHttpServer, type HttpServer } from "../../src/main/http/create-http-server.ts";
import type { HttpSettings } from "../../src/main/http/settings.ts";
import { accessAlone } from "./workspace-for.ts";

type Wanted = {
  runtime?: Runtime;
  routes?: readonly Route[];
  pageRoutes?: readonly PageRoute[];
} & Partial<Pick<HttpSettings, "hot" | "limits" | "readiness">>;

export type TestHttp = HttpServer & {
  /** The cookie of a new session of the context's user. */
  cookieOf(ctx: Ctx): Promise<string>;
};

/** The HTTP server on the world's database; asked with `app.inject`, without a socket. */
export async function httpFor(world: World, wanted: Wanted = {}): Promise<TestHttp> {
  const runtime = wanted.runtime ?? accessAlone(world);
  const identities = createIdentities(runtime);
  const server = await createHttpServer({
    runtime,
    notices: world.engine.notices,
    identities,
    routes: wanted.routes ?? restRoutes,
    pageRoutes: wanted.pageRoutes ?? [],
    readiness: wanted.readiness ?? (async () => ({ ready: true, checks: {} })),
    metrics: new Registry(),
    version: "0.0.0-test",
    ...(wanted.hot && { hot: wanted.hot }),
    ...(wanted.limits && { limits: wanted.limits }),
  });
  return {
    ...server,
    async cookieOf(ctx) {
      if (ctx.actor.kind !== "user") throw new Error("only users have sessions");
      const cookies = await identities.startSession(ctx.actor.userId, new Headers(), "192.0.2.1");
      return cookies.map((line) => line.split(";")[0]).join("; ");
    },
  };
}
