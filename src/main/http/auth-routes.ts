import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_TYPE, toProblem } from "../../api/http/problem.ts";
import { refuseHttp } from "../../api/http/refusals.ts";
import type { Guard } from "./guard.ts";
import { parseJsonBody } from "./json-body.ts";
import { refuseForeignOrigin } from "./same-origin.ts";

const AUTH_BODY_LIMIT = 16 * 1024;
const WRITES_PER_MINUTE = 30;

/** Hands `/api/auth/*` to the identity library, behind our own limits, origin check and error shape. */
export function registerAuthRoutes(app: FastifyInstance, guard: Guard): void {
  app.removeAllContentTypeParsers();
  // JSON only: a form on another website could otherwise sign somebody in as somebody else.
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) =>
    done(null, text),
  );
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    bodyLimit: AUTH_BODY_LIMIT,
    config: { access: "identity-library" },
    handler: (request, reply) => answer(guard, request, reply),
  });
}

async function answer(guard: Guard, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  refuseForeignOrigin(request.method, request.headers, guard.trusted);
  if (request.method === "POST") guard.limit.take("auth", request.ip, WRITES_PER_MINUTE);
  const { identities, runtime } = guard.settings;
  const response = await identities.answer(toWebRequest(request, runtime.publicUrl), request.ip);
  reply.code(response.status).header("cache-control", "no-store");
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
  if (response.ok) return reply.type("application/json; charset=utf-8").send(await response.text());
  const refusal = refusalOf(response.status);
  return reply
    .code(refusal.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(toProblem(refusal, request.id)));
}

const refusalOf = (status: number) => {
  if (status === 404) return refuseHttp("route-not-found");
  if (status === 429) return refuseHttp("too-many-requests", { seconds: 60 });
  if (status >= 500) return refuseHttp("internal");
  if (status === 400 || status === 415)
    return refuseHttp("malformed-request", { why: "a value is missing or wrong" });
  return refuseHttp("sign-in-failed");
};

/** Only what identity needs: no header that an address or origin could be claimed with. */
function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const { origin } = new URL(publicUrl);
  const headers = new Headers({ origin, "content-type": "application/json" });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const body =
    request.method === "POST" ? JSON.stringify(parseJsonBody(String(request.body ?? "")) ?? {}) : null;
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}
