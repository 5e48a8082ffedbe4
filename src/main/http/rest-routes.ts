import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import { answerOnce, permissions, scopesFor } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Json } from "#kernel/db/tables";
import { parse } from "#kernel/parse";
import { refuseHttp } from "../../api/http/refusals.ts";
import type { Access, Identified, Outside, Route } from "../../api/route.ts";
import { chosenWorkspace } from "./authenticate.ts";
import { admit, type Guard, outsideOf, takeFromLimit } from "./guard.ts";
import { parseJsonBody, refuseUnstorable } from "./json-body.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { BODY_LIMIT } from "./settings.ts";

/** Registers the REST API: the same few steps for every route, and nothing a route could forget. */
export function registerRestRoutes(app: FastifyInstance, guard: Guard): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    try {
      done(null, parseJsonBody(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const route of guard.settings.routes) {
    checkDeclaration(route);
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.bodyLimit ?? BODY_LIMIT,
      config: { access: route.permission },
      handler: (request, reply) => answer(guard, route, request, reply),
    });
  }
}

/** A scope that does not carry the permission would document a lie. */
function checkDeclaration({ permission, scope, method, path }: Route): void {
  if (scope === undefined) return;
  const asked = permissions.find((one) => one === permission);
  const carrying: readonly string[] = asked ? scopesFor(asked) : [];
  if (!carrying.includes(scope))
    throw new Error(`${method} ${path}: the scope ${scope} does not carry ${permission}`);
}

async function answer(
  guard: Guard,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  takeFromLimit(guard, { ...route, access: route.permission }, request);
  const ctx = await contextOf(guard, route.permission, request);
  const input = readInput(route, request);
  const key = route.method === "POST" && route.idempotent !== false ? idempotencyKey(request) : undefined;
  if (key === undefined || !("workspaceId" in ctx)) return send(reply, await run(route, ctx, input));
  const same = JSON.stringify([
    route.method,
    route.path,
    request.params,
    request.query,
    request.body ?? null,
  ]);
  const given = await answerOnce(ctx, key, same, async (within) => run(route, within, input));
  if (given.repeated) reply.header("idempotent-replayed", "true");
  return send(reply, given);
}

/** The context in which the route runs, by its declared access. */
async function contextOf(guard: Guard, access: Access, request: FastifyRequest): Promise<Ctx | Outside> {
  // What carries a key carries no cookie's rights: other websites cannot make a browser send one.
  if (request.headers.authorization === undefined)
    refuseForeignOrigin(request.method, request.headers, guard.trusted);
  const chosen = () => chosenWorkspace(request.headers, undefined);
  const admitted = await admit(guard, access, request, chosen);
  if (admitted.kind === "member") return admitted.ctx;
  const outside = outsideOf(guard, request);
  if (admitted.kind === "anybody") return outside;
  const identified: Identified = { ...outside, identity: admitted.identity, chosenWorkspaceId: chosen() };
  return identified;
}

type Input = { params: unknown; query: unknown; body: unknown };

function readInput(route: Route, request: FastifyRequest): Input {
  for (const value of Object.values({ ...(request.params as object), ...(request.query as object) }))
    for (const text of [value].flat()) refuseUnstorable(String(text));
  return {
    params: read(route.params, request.params),
    query: read(route.query, request.query),
    // A POST without a body means one without values.
    body: read(route.body, request.body ?? {}),
  };
}

const read = (schema: ZodType | undefined, value: unknown): unknown =>
  schema === undefined ? undefined : parse(schema, value);

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw refuseHttp("idempotency-key-malformed");
  return key;
}

async function run(
  route: Route,
  ctx: Ctx | Outside,
  input: Input,
): Promise<{ status: number; body: Json | null }> {
  const result = await route.run(ctx, input);
  if (route.response === undefined) return { status: route.status ?? 204, body: null };
  // As it would look on the wire (dates as text); then only what the contract names leaves.
  const wire: unknown = JSON.parse(JSON.stringify(result));
  return { status: route.status ?? 200, body: route.response.parse(wire) as Json };
}

const send = (reply: FastifyReply, { status, body }: { status: number; body: Json | null }): FastifyReply => {
  reply.code(status).header("cache-control", "no-store");
  return body === null
    ? reply.send()
    : reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
};
