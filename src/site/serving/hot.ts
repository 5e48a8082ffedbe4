import type { IncomingMessage, ServerResponse } from "node:http";
import type { LiveReaders } from "./live.ts";
import type { PageStore } from "./page-store.ts";
import { answerTo } from "./prepared.ts";
import { createTurns } from "./turns.ts";

/** Answers on plain node:http; false when the request is for somebody else. */
export type Hot = (request: IncomingMessage, response: ServerResponse) => boolean;

const CORS_ANSWER = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
  "content-length": 0,
};

const ANSWERS_PER_TURN = 8;

/** The way of a reader's request: one look-up and bytes that are ready. */
export function createHot(store: PageStore, live: LiveReaders): Hot {
  const inTurn = createTurns(ANSWERS_PER_TURN);
  return (request, response) => {
    const { method = "GET", url = "/" } = request;
    if (method !== "GET" && method !== "HEAD" && method !== "OPTIONS") return false;
    const path = pathOf(url);
    if (path.endsWith("/live") && method === "GET") return joinLive(store, live, path, request, response);
    const prepared = store.answerAt(path);
    if (!prepared) return false;
    if (method === "OPTIONS") {
      if (!prepared.source.crossOrigin) return false;
      response.writeHead(204, CORS_ANSWER).end();
      return true;
    }
    inTurn(() => {
      if (response.destroyed) return; // the reader did not wait
      const { status, headers, body } = answerTo(prepared, method, request.headers);
      response.writeHead(status, headers);
      // As one piece with its head: that is one call to the system instead of a gathering one.
      response.end(body, "latin1");
    });
    return true;
  };
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function joinLive(
  store: PageStore,
  live: LiveReaders,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const base = path.slice(0, -"/live".length);
  const page = store.publicPages().find(({ address }) => address.base === base);
  if (!page) return false;
  live.join(base, page.answers.get(base || "/")?.version ?? "", request, response);
  return true;
}
