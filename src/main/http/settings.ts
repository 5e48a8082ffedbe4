import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Identities } from "#domains/access";
import type { Runtime } from "#kernel/ctx";
import type { Notices } from "#kernel/notices";
import type { PageRoute, Route } from "../../api/route.ts";

/** Whether this node should be given requests, and what each check found. */
export type Readiness = { ready: boolean; checks: Record<string, boolean> };

export type HttpSettings = {
  runtime: Runtime;
  notices: Notices;
  identities: Identities;
  routes: readonly Route[];
  pageRoutes: readonly PageRoute[];
  /**
   * Sees every request before the router, on plain node:http; true means that it answers. For alert intake and
   * cached status pages.
   */
  hot?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readiness(): Promise<Readiness>;
  /** Metrics of other parts, to be shown on /metrics beside those of HTTP. */
  metrics: Registry;
  version: string;
  /** Where the built console lies; `dist/console` of the package when left out. */
  consoleFolder?: string;
  /** HTML for a page that is not there or failed; a plain one when left out. */
  errorPage?: (status: number, problem: { detail: string; doNext: string }) => string;
  limits?: Partial<HttpLimits>;
};

export type HttpLimits = {
  /** Public writes per minute, route and address, unless the route says otherwise. */
  publicWritesPerMinute: number;
  streams: number;
  streamsPerUser: number;
};

export const DEFAULT_LIMITS: HttpLimits = { publicWritesPerMinute: 60, streams: 2_000, streamsPerUser: 20 };
export const BODY_LIMIT = 1024 * 1024;
