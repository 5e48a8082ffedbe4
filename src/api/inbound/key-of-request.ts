import type { IncomingMessage } from "node:http";

const LIKE_A_KEY = /^[A-Za-z0-9]{32}$/;

/**
 * The routing key a request carries: `Authorization: Bearer <key>`, the password of basic authentication, or the end
 * of the address. A header keeps it out of logs and proxies, so it goes first.
 */
export function keyOfRequest(req: Pick<IncomingMessage, "headers" | "url">): string | null {
  return keyInHeader(req.headers.authorization) ?? keyInPath(req.url ?? "");
}

function keyInHeader(authorization: string | undefined): string | null {
  const [scheme = "", credentials = ""] = authorization?.trim().split(/\s+/, 2) ?? [];
  if (/^bearer$/i.test(scheme)) return credentials;
  if (!/^basic$/i.test(scheme)) return null;
  const decoded = Buffer.from(credentials, "base64").toString("utf8");
  return decoded.slice(decoded.indexOf(":") + 1);
}

function keyInPath(url: string): string | null {
  const [path = ""] = url.split("?", 1);
  const end = path.slice(path.lastIndexOf("/") + 1);
  return LIKE_A_KEY.test(end) ? end : null;
}
