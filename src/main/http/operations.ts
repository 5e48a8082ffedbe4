import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Histogram } from "prom-client";
import { whereOf } from "./respond.ts";
import type { HttpSettings } from "./settings.ts";

/** Addresses for whoever runs the installation. They need no key: keep them from the outside at the proxy. */
export function registerOperations(app: FastifyInstance, { readiness, metrics }: HttpSettings): void {
  const options = { config: { access: "operations" } } as const;
  app.get("/healthz", options, async () => ({ status: "ok" }));
  app.get("/readyz", options, async (_request, reply) => {
    const { ready, checks } = await readiness();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", checks });
  });
  app.get("/metrics", options, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Duration by declared route, never by address. */
export function measureRequests(app: FastifyInstance, { metrics, runtime }: HttpSettings): void {
  if (!metrics.getSingleMetric("process_cpu_seconds_total")) collectDefaultMetrics({ register: metrics });
  const duration = new Histogram({
    name: "ripplecast_http_request_duration_seconds",
    help: "Time to answer, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [metrics],
  });
  app.addHook("onResponse", async (request, reply) => {
    const where = whereOf(request);
    const labels = { ...where, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
    const line = { ...labels, ms: Math.round(reply.elapsedTime), requestId: request.id };
    runtime.log[reply.statusCode >= 500 ? "warn" : "debug"](line, "answered");
  });
}
