import type { FastifyReply, FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import type { Permission, Scope, SignedIn } from "#domains/access";
import type { Ctx, Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";

/**
 * Who may call a route:
 * - a permission: a member or an API key that has it (the verb asks again);
 * - `signed-in`: any member of the workspace, any API key;
 * - `identity`: a signed-in person, with or without a workspace, never an API key;
 * - `public`: anybody.
 */
export type Access = Permission | "signed-in" | "identity" | "public";

/** A signed-in person, before any workspace is chosen. */
export type Identity = SignedIn;

/** What a route without a workspace is given. A verb that needs one gets it from `createCtx(runtime, …)`. */
export type Outside = Runtime & {
  /** The peer, as far as trusted proxies tell; for limits, never for decisions about rights. */
  address: string;
};
export type Identified = Outside & { identity: Identity; chosenWorkspaceId: WorkspaceId | null };

/** The first argument of `run`, by the declared access. */
export type CtxFor<A extends Access> = A extends "public" ? Outside : A extends "identity" ? Identified : Ctx;

type Schema = ZodType | undefined;
type Parsed<S extends Schema> = S extends ZodType<infer Output> ? Output : undefined;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type RouteSpec<A extends Access, P extends Schema, Q extends Schema, B extends Schema> = {
  method: Method;
  /** Fastify form, below `/api/v1`: `/api/v1/alerts/:alertId/acknowledge`. */
  path: `/api/v1${string}`;
  permission: A;
  /** Shown in the documentation; must be a scope that carries the permission. Derived from it when left out. */
  scope?: Scope;
  tag: string;
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Left out when nothing is answered (204). Fields that it does not name never leave. */
  response?: ZodType;
  /** 200 when left out, 204 when there is no `response`. */
  status?: 200 | 201 | 202 | 204;
  /** Takes an `Idempotency-Key`. Every POST does unless this says false. */
  idempotent?: boolean;
  /** Largest body in bytes; 1 MiB when left out. */
  bodyLimit?: number;
  /** At most so many calls per minute and address; public writes have a limit anyway. */
  perMinute?: number;
  run(ctx: CtxFor<A>, input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }): Promise<unknown>;
};

/** One REST route, as the server, the OpenAPI document and the isolation test read it. */
export type Route = Omit<RouteSpec<Access, Schema, Schema, Schema>, "run"> & {
  run(ctx: Ctx | Outside, input: { params: unknown; query: unknown; body: unknown }): Promise<unknown>;
};

export function route<
  const A extends Access,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(spec: RouteSpec<A, P, Q, B>): Route {
  // The server hands over exactly what the declaration asks for: the context of the access, the parsed input.
  return spec as unknown as Route;
}

/** What a page route is given beside request and reply. */
export type PageApp<A extends Access> = Outside & {
  /** A context of the person or key that asks, in the workspace; null when nobody is signed in there. */
  signedIn(request: FastifyRequest, workspaceId?: WorkspaceId): Promise<Ctx | null>;
} & (A extends "public"
    ? unknown
    : A extends "identity"
      ? { identity: Identity; chosenWorkspaceId: WorkspaceId | null }
      : { ctx: Ctx });

type PageRouteSpec<A extends Access> = {
  method: Method;
  path: string;
  access: A;
  /** Where the documentation or the isolation test needs a word about it. */
  summary?: string;
  /** Answers for as long as the reader stays (server-sent events); such a route has no HEAD. */
  stream?: boolean;
  /** The request body as bytes instead of parsed (callbacks with signatures over the bytes). */
  rawBody?: boolean;
  bodyLimit?: number;
  perMinute?: number;
  /**
   * A write that other programs or mail clients send without being the console (one-click unsubscribe, callbacks):
   * carries its own proof, so the same-origin check does not apply. It is given no session.
   */
  foreignOrigin?: boolean;
  handler(request: FastifyRequest, reply: FastifyReply, app: PageApp<A>): unknown;
};

/** A route outside the REST API: pages, one-tap links, callbacks, files, streams. Answers in its own way. */
export type PageRoute = Omit<PageRouteSpec<Access>, "handler"> & {
  handler(request: FastifyRequest, reply: FastifyReply, app: Outside): unknown;
};

export function pageRoute<const A extends Access>(spec: PageRouteSpec<A>): PageRoute {
  // As in `route`: the server builds what the declared access promises.
  return spec as unknown as PageRoute;
}
