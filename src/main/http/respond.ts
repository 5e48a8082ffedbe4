import type { FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_TYPE, toProblem } from "../../api/http/problem.ts";
import { toRefusal } from "./errors.ts";
import { BODY_LIMIT, type HttpSettings } from "./settings.ts";

const RETRY_SECONDS = "5";

/** Answers an error: problem details for programs, a page for people. Bugs are logged with the request's id. */
export function answerError(
  settings: HttpSettings,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const refusal = toRefusal(error, request.routeOptions.bodyLimit ?? BODY_LIMIT);
  if (refusal.code === "internal")
    settings.runtime.log.error({ err: error, requestId: request.id, ...whereOf(request) }, "bug");
  reply.code(refusal.status).header("cache-control", "no-store");
  if (refusal.status === 503) reply.header("retry-after", RETRY_SECONDS);
  if (refusal.code === "too-many-requests") reply.header("retry-after", "60");
  const problem = toProblem(refusal, request.id);
  if (wantsPage(request))
    return reply
      .type("text/html; charset=utf-8")
      .send((settings.errorPage ?? plainPage)(refusal.status, problem));
  return reply.type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** The route as declared. Never the address itself: it may hold a token. */
export const whereOf = (request: FastifyRequest): { method: string; route: string } => ({
  method: request.method,
  route: request.routeOptions.url ?? "(none)",
});

export const isApi = (url: string): boolean => /^\/api(\/|$|\?)/.test(url);

const wantsPage = (request: FastifyRequest): boolean =>
  !isApi(request.url) && (request.headers.accept ?? "").includes("text/html");

const plainPage = (status: number, { detail, doNext }: { detail: string; doNext: string }): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${status}</title><h1>${escaped(detail)}</h1><p>${escaped(doNext)}</p></html>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
