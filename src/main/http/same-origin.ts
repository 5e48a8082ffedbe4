import type { IncomingHttpHeaders } from "node:http";
import { refuseHttp } from "../../api/http/refusals.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another website makes a browser send (cross-site request forgery). Browsers say where a request
 * comes from (Fetch Metadata, else Origin); what says neither is no browser and carries nobody's cookies unawares.
 */
export function refuseForeignOrigin(
  method: string,
  headers: IncomingHttpHeaders,
  trusted: readonly string[],
): void {
  if (SAFE.has(method)) return;
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return;
  const { origin } = headers;
  if (origin === undefined && site === undefined) return;
  if (origin !== undefined && (trusted.includes(origin) || isOwnHost(origin, headers.host))) return;
  throw refuseHttp("foreign-origin");
}

const isOwnHost = (origin: string, host: string | undefined): boolean =>
  host !== undefined && URL.parse(origin)?.host === host;
