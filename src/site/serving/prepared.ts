import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Rendered } from "../render.tsx";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

type Encoding = "br" | "gzip" | "identity";
/** The body as text of one byte a character. */
type Variant = { headers: OutgoingHttpHeaders; body: string };

/** An answer with everything that can be done beforehand done: bytes in each encoding, and their headers. */
export type Prepared = {
  /** Changes with the content, whatever the encoding. */
  version: string;
  source: Rendered;
  variants: Record<Encoding, Variant>;
};

// Readers ask again each time and mostly get 304; a cache between us may answer for five seconds, and for a day when
// we do not.
const PAGE_CACHE = "public, max-age=0, s-maxage=5, stale-if-error=86400";
const PRIVATE_CACHE = "private, no-cache";
export const ASSET_CACHE = "public, max-age=31536000, immutable";

// About 5 ms for a large page; higher levels cost far more and save little.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export type Audience = "public" | "private";

/** Compresses an answer and writes its headers, once for all who will ask. */
export async function prepare(source: Rendered, audience: Audience, cache?: string): Promise<Prepared> {
  const version = createHash("sha256")
    .update(source.type)
    .update(source.body)
    .digest("base64url")
    .slice(0, 20);
  const [br, gz] = await Promise.all([compressBrotli(source.body, BROTLI), compressGzip(source.body)]);
  const common = {
    "content-type": source.type,
    "cache-control": cache ?? (audience === "public" ? PAGE_CACHE : PRIVATE_CACHE),
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
    ...(source.type.startsWith("text/html") && {
      "content-security-policy": POLICY,
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
    }),
    ...(source.crossOrigin && audience === "public" && { "access-control-allow-origin": "*" }),
  };
  const variant = (encoding: Encoding, body: Buffer): Variant => ({
    body: body.toString("latin1"),
    headers: {
      ...common,
      etag: `"${version}-${encoding}"`,
      "content-length": body.length,
      ...(encoding !== "identity" && { "content-encoding": encoding }),
    },
  });
  return {
    version,
    source,
    variants: {
      br: variant("br", br),
      gzip: variant("gzip", gz),
      identity: variant("identity", source.body),
    },
  };
}

export type Answer = { status: 200 | 304; headers: OutgoingHttpHeaders; body: string | undefined };

/** What to answer a GET or HEAD with. */
export function answerTo(prepared: Prepared, method: string, headers: IncomingHttpHeaders): Answer {
  const variant = prepared.variants[encodingFor(headers["accept-encoding"])];
  if (hasIt(prepared, headers["if-none-match"])) {
    const { "content-length": _, "content-encoding": __, ...rest } = variant.headers;
    return { status: 304, headers: rest, body: undefined };
  }
  return { status: 200, headers: variant.headers, body: method === "HEAD" ? undefined : variant.body };
}

// The encoding is part of our tags, so that caches keep them apart; a reader with any of them has the content.
const hasIt = (prepared: Prepared, tags: string | undefined): boolean =>
  tags !== undefined && (tags.includes(`"${prepared.version}-`) || tags.trim() === "*");

function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return "identity";
  if (accepts(accepted, "br")) return "br";
  return accepts(accepted, "gzip") ? "gzip" : "identity";
}

/** RFC 9110 12.5.3: named and not given the quality zero. */
const accepts = (accepted: string, encoding: string): boolean =>
  accepted.split(",").some((part) => {
    const [name, ...parameters] = part.trim().split(/\s*;\s*/);
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
