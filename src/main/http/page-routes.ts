import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Ctx } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { Refusal } from "#kernel/refusals";
import type { Outside, PageRoute } from "../../api/route.ts";
import { chosenWorkspace, ctxOf, findCaller } from "./authenticate.ts";
import { admit, type Guard, outsideOf, takeFromLimit } from "./guard.ts";
import { parseJsonBody, refuseUnstorable } from "./json-body.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { BODY_LIMIT } from "./settings.ts";

/** Registers everything outside the REST API. Bodies are forms and JSON, or bytes where a route asks for them. */
export function registerPageRoutes(app: FastifyInstance, guard: Guard): void {
  const { pageRoutes } = guard.settings;
  void app.register(async (scope) => {
    readForms(scope);
    for (const route of pageRoutes) if (!route.rawBody) register(scope, guard, route);
  });
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const route of pageRoutes) if (route.rawBody) register(scope, guard, route);
  });
}

function register(app: FastifyInstance, guard: Guard, route: PageRoute): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? BODY_LIMIT,
    config: { access: route.access, stream: route.stream === true },
    exposeHeadRoute: route.stream !== true,
    handler: async (request, reply) => {
      takeFromLimit(guard, route, request);
      refuseUnstorableInput(request);
      return route.handler(request, reply, await pageApp(guard, route, request));
    },
  });
}

/** What the declared access promises the handler, or the refusal. */
async function pageApp(guard: Guard, route: PageRoute, request: FastifyRequest): Promise<Outside> {
  const hasKey = request.headers.authorization !== undefined && route.access !== "public";
  if (!route.foreignOrigin && !hasKey) refuseForeignOrigin(request.method, request.headers, guard.trusted);
  const outside = outsideOf(guard, request);
  const signedIn = async (asking: FastifyRequest, workspaceId?: WorkspaceId) =>
    route.foreignOrigin ? null : ctxIfAny(guard, asking, workspaceId);
  const chosen = () => chosenWorkspace(request.headers, request.query);
  const admitted = await admit(guard, route.access, request, chosen);
  if (admitted.kind === "member") return Object.assign(outside, { signedIn, ctx: admitted.ctx });
  if (admitted.kind === "anybody") return Object.assign(outside, { signedIn });
  return Object.assign(outside, { signedIn, identity: admitted.identity, chosenWorkspaceId: chosen() });
}

/** Being nobody, or nobody in that workspace, is an answer here and not a refusal. */
async function ctxIfAny(
  { settings: { runtime, identities } }: Guard,
  request: FastifyRequest,
  workspaceId: WorkspaceId | undefined,
): Promise<Ctx | null> {
  try {
    const caller = await findCaller(runtime, identities, request.headers);
    const chosen = workspaceId ?? chosenWorkspace(request.headers, request.query);
    return caller && (await ctxOf(runtime, caller, chosen));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, text, done) => done(null, readForm(String(text))),
  );
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    try {
      done(null, parseJsonBody(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
  // One-click unsubscribe comes as multipart from some mail clients (RFC 8058); its body carries nothing we need.
  app.addContentTypeParser("multipart/form-data", { parseAs: "string" }, (_request, _text, done) =>
    done(null, {}),
  );
}

/** A field that comes several times (check boxes) is a list. */
function readForm(text: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(text);
  const entries = [...new Set(fields.keys())].map((name): [string, string | string[]] => {
    const values = fields.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? "") : values];
  });
  return Object.fromEntries(entries);
}

function refuseUnstorableInput(request: FastifyRequest): void {
  const { params, query, body } = request;
  const values = [params, query, Buffer.isBuffer(body) ? null : body].flatMap((part) =>
    part === null || typeof part !== "object" ? [] : Object.values(part),
  );
  for (const value of values.flat()) if (typeof value === "string") refuseUnstorable(value);
}
