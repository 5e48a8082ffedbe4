import { createIdentities } from "#domains/access";
import { createIntake } from "#domains/alerts";
import { alertIntakeHot } from "../api/inbound/index.ts";
import type { PageRoute } from "../api/route.ts";
import { createSite } from "../site/index.ts";
import type { Engine } from "./engine.ts";
import { createHttpServer, type HttpServer } from "./http/create-http-server.ts";
import { createMetrics } from "./metrics.ts";
import { readiness } from "./readiness.ts";
import { pageRoutes, restRoutes } from "./routes.ts";

export type FrontSettings = {
  staticDir: string | undefined;
  version: string;
  /** Pages beside the product's own, such as the mails of a demo. */
  extraPages?: readonly PageRoute[];
};

/** All that answers requests: REST, pages, alert intake. Stands before an engine that is open. */
export type Front = {
  http: HttpServer;
  listen(port: number, host: string): Promise<{ port: number }>;
  stop(): Promise<void>;
};

export async function createFront(engine: Engine, settings: FrontSettings): Promise<Front> {
  const { runtime, notices } = engine;
  const intake = createIntake(runtime, notices);
  const site = createSite({ runtime, notices, staticDir: settings.staticDir });
  const takeAlerts = alertIntakeHot(intake, runtime);
  let listening = false;
  const http = await createHttpServer({
    runtime,
    notices,
    identities: createIdentities(runtime),
    routes: restRoutes,
    pageRoutes: [...pageRoutes, ...site.routes, ...(settings.extraPages ?? [])],
    hot: (request, response) => takeAlerts(request, response) || site.hot(request, response),
    readiness: () => readiness(engine, listening),
    metrics: createMetrics(runtime, intake),
    version: settings.version,
    errorPage: site.errorPage,
  });
  return {
    http,
    async listen(port, host) {
      await site.start();
      const address = await http.listen(port, host);
      listening = true;
      return address;
    },
    async stop() {
      listening = false;
      await http.stop();
      await intake.stop();
      await site.stop();
    },
  };
}
