import type { InjectOptions } from "fastify";
import { createIdentities } from "#domains/access";
import { newId } from "#kernel/ids";
import type { World } from "#world";
import { restRoutes } from "../../src/api/rest/index.ts";
import { createFront, type Front } from "../../src/main/front.ts";
import type { RegisteredRoute } from "../../src/main/http/create-http-server.ts";
import { WORDS } from "./known-ids.ts";
import { type Ingredients, sampleFor } from "./sample-input.ts";

/** How a caller shows who they are. */
export type Credentials = { cookie?: string; authorization?: string; "x-ripplecast-workspace"?: string };

export type Reply = { status: number; code: string | undefined; text: string };

export type Asking = {
  front: Front;
  /** Every route of the running server, once per method; HEAD follows GET. */
  routes: RegisteredRoute[];
  cookieFor(userId: string): Promise<string>;
  ask(route: RegisteredRoute, credentials: Credentials, filling: Filling): Promise<Reply>;
  stop(): Promise<void>;
};

/** What path parameters and bodies are filled with. */
export type Filling = { idFor(name: string): string | undefined; body?: Ingredients };

export const strangeIds: Filling = { idFor: () => newId() };

export async function startAsking(world: World): Promise<Asking> {
  const front = await createFront(world.engine, { staticDir: undefined, version: "test" });
  const identities = createIdentities(world.engine.runtime);
  const { app, registered } = front.http;
  return {
    front,
    routes: registered.filter(({ method }) => method !== "HEAD"),
    async cookieFor(userId) {
      const cookies = await identities.startSession(userId, new Headers(), "192.0.2.1");
      return cookies.map((line) => line.split(";")[0]).join("; ");
    },
    async ask(route, credentials, filling) {
      const response = await app.inject({
        ...requestFor(route, credentials, filling),
        ...(route.stream && { payloadAsStream: true }),
      });
      if (route.stream && response.statusCode === 200) {
        response.stream().destroy();
        return { status: 200, code: undefined, text: "" };
      }
      const text = route.stream ? await textOf(response.stream()) : response.body;
      return { status: response.statusCode, code: codeOf(text), text };
    },
    stop: () => front.stop(),
  };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** Values that only one route understands under that name. */
const SPECIAL: Record<string, Record<string, unknown>> = {
  "/api/v1/alert-sources": { kind: "pagerduty" },
  "/api/v1/people/:personId/contact-methods": { address: { address: "q@example.test" } },
};

function requestFor(
  route: RegisteredRoute,
  credentials: Credentials,
  { idFor, body }: Filling,
): InjectOptions {
  const url = route.url.replace(/:(\w+)|\*/g, (_found, name: string | undefined) => {
    const key = name ?? "*";
    return WORDS[key] ?? idFor(key) ?? newId();
  });
  const declared = restRoutes.find(({ method, path }) => method === route.method && path === route.url);
  const schema = declared?.body;
  const query = body && declared?.query ? sampleFor(declared.query, body) : {};
  const payload = body && schema ? { ...(sampleFor(schema, body) as object), ...SPECIAL[route.url] } : {};
  return {
    method: route.method as "GET",
    url,
    query: query as Record<string, string>, // the schema of a query has only text
    headers: { accept: "application/json", ...credentials },
    // Limits per address are tried elsewhere.
    remoteAddress: `198.51.100.${Math.floor(Math.random() * 250)}`,
    ...(route.method !== "GET" && { payload }),
  };
}

const codeOf = (text: string): string | undefined => {
  try {
    return (JSON.parse(text) as { code?: string } | null)?.code;
  } catch {
    return undefined;
  }
};
