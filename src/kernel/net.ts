import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, errors, request } from "undici";
import { type Allowance, allowance } from "./net/addresses.ts";

/** Why nothing, or nothing useful, came back. The message names the host only: paths and queries may be secret. */
export class NetError extends Error {
  override readonly name = "NetError";
  readonly why: "bad-url" | "address-refused" | "timeout" | "unreachable" | "too-large";

  constructor(why: NetError["why"], message: string) {
    super(message);
    this.why = why;
  }
}

export type NetRequest = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
  /** From the start of the connection to the last byte of the answer. */
  timeoutMs?: number;
};

/** An answer, read whole. A redirect is an answer like any other: it is never followed. */
export type NetResponse = {
  status: number;
  ok: boolean;
  headers: Readonly<Record<string, string>>;
  text: string;
};

export type Net = {
  fetch(url: string, init?: NetRequest): Promise<NetResponse>;
  /** A permitted address of a host, for protocols other than HTTP. Throws NetError when it has none. */
  resolve(host: string): Promise<string>;
  /** Throws NetError unless the URL could be fetched: for checking what somebody enters. Does not look names up. */
  checkUrl(url: string): void;
  close(): Promise<void>;
};

export type NetOptions = {
  /** Hosts, addresses and CIDRs that may be reached although they are not public. */
  allow?: readonly string[];
  maxBytes?: number;
  timeoutMs?: number;
  lookup?: typeof systemLookup;
};

const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * The one way out over HTTP. Private, loopback, link-local and metadata addresses are refused unless allowed; the
 * check is made on the address that is connected to, so a name that changes its mind (DNS rebinding) gains nothing.
 */
export function createNet(options: NetOptions = {}): Net {
  const allowed = allowance(options.allow ?? []);
  const lookup = guardedLookup(allowed, options.lookup ?? systemLookup);
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const agent = new Agent({
    connect: { lookup, timeout: 5_000 },
    connections: 32,
    maxResponseSize: maxBytes,
  });

  function checkUrl(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
      throw new NetError("bad-url", "not an http or https address");
    if (url.username || url.password)
      throw new NetError("bad-url", "credentials do not belong into an address");
    const host = bareHost(url);
    if (isIP(host) && !allowed.permitsAddress(host)) throw refused(host);
    return url;
  }

  return {
    checkUrl,
    close: () => agent.close(),
    resolve: (host) =>
      new Promise((resolve, reject) => {
        if (isIP(host)) return allowed.permitsAddress(host) ? resolve(host) : reject(refused(host));
        lookup(host, {}, (error, address) =>
          error ? reject(asNetError(error, host)) : resolve(String(address)),
        );
      }),
    async fetch(text, init = {}) {
      const url = checkUrl(text);
      const timeout = AbortSignal.timeout(init.timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS);
      const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
      try {
        const { statusCode, headers, body } = await request(url, {
          dispatcher: agent,
          method: init.method ?? "GET",
          headers: { "user-agent": "Ripplecast", ...init.headers },
          body: init.body ?? null,
          signal,
        });
        const answer = await body.text();
        const ok = statusCode >= 200 && statusCode < 300;
        return { status: statusCode, ok, headers: plainHeaders(headers), text: answer };
      } catch (error) {
        throw asNetError(error, bareHost(url));
      }
    },
  };
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

const refused = (host: string) =>
  new NetError("address-refused", `${host} is not a public address; OUTBOUND_ALLOW names it if it is meant`);

/** Hands only permitted addresses to the connection. */
const guardedLookup = (allowed: Allowance, lookup: typeof systemLookup): LookupFunction =>
  function guarded(host, options, callback) {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const usable = allowed.permitsHost(host)
        ? found
        : found.filter(({ address }) => allowed.permitsAddress(address));
      const [first] = usable;
      if (!first) return callback(refused(host), "", 0);
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };

function asNetError(error: unknown, host: string): NetError {
  if (error instanceof NetError) return error;
  const { name = "", code = "", cause } = error as { name?: string; code?: string; cause?: unknown };
  if (cause instanceof NetError) return cause;
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return new NetError("too-large", `the answer of ${host} is too large`);
  if (name === "TimeoutError" || name === "AbortError" || /TIMEOUT/.test(code))
    return new NetError("timeout", `${host} did not answer in time`);
  return new NetError(
    "unreachable",
    `${host} could not be reached${/^[A-Z_]+$/.test(code) ? ` (${code})` : ""}`,
  );
}

const plainHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
