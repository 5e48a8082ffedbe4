import { z } from "zod";
import { type Permission, scopes, scopesFor } from "#domains/access";
import { refusalCatalogue } from "#kernel/refusals";
import { problem } from "../contract/common.ts";
import type { Access, Route } from "../route.ts";
import { createSchemaBook, type JsonSchema, type SchemaBook } from "./schema-book.ts";

type Operation = Record<string, unknown>;

/** The REST API as an OpenAPI 3.1 document, from nothing but the route list and the error catalogue. */
export function openApiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const book = createSchemaBook();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, book) };
  }
  const problemRef = book.output(problem);
  return {
    openapi: "3.1.0",
    info: {
      title: "Ripplecast",
      version,
      description:
        "Times are ISO 8601 in UTC, ids are twelve lower-case letters and digits. Lists take `limit` and `cursor` and " +
        "answer `items` and `nextCursor`. A POST may carry an `Idempotency-Key`: repeating it within a day answers " +
        "the same and does nothing twice. Errors are problem details with a `code` from `x-errors`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(({ tag }) => tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: book.components(),
      responses: {
        Problem: {
          description: "What was refused, why, and what to do next.",
          content: { "application/problem+json": { schema: problemRef } },
        },
      },
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: `An API key, \`rck_…\`. Scopes: ${scopes.join(", ")}.`,
        },
        session: { type: "apiKey", in: "cookie", name: "session", description: "The console's session." },
      },
    },
    "x-errors": Object.fromEntries([...refusalCatalogue()].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function operation(route: Route, book: SchemaBook): Operation {
  const { method, path, tag, summary, description } = route;
  const status = route.status ?? (route.response ? 200 : 204);
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    description: [description, needs(route)].filter(Boolean).join("\n\n"),
    ...security(route.permission),
    parameters: [
      ...parameters("path", route.params, book),
      ...parameters("query", route.query, book),
      ...(method === "POST" && route.idempotent !== false ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { "application/json": { schema: book.input(route.body) } } },
    }),
    responses: {
      [status]: {
        description: status === 204 ? "Done." : "The answer.",
        ...(route.response && { content: { "application/json": { schema: book.output(route.response) } } }),
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** `POST /api/v1/alerts/:alertId/acknowledge` → `post_alerts_alertId_acknowledge`. */
const operationId = (method: string, path: string): string =>
  [method.toLowerCase(), ...path.replace("/api/v1/", "").split("/")]
    .map((part) => part.replace(/\W/g, ""))
    .join("_");

function needs({ permission, scope }: Route): string {
  if (permission === "public") return "Needs nobody signed in.";
  if (permission === "identity") return "Needs a signed-in person; API keys cannot.";
  if (permission === "signed-in") return "Needs any member of the workspace, or any API key.";
  const carrying = scope ? [scope] : scopesFor(permission);
  const keys = carrying.length > 0 ? `API keys need the scope \`${carrying[0]}\`.` : "API keys cannot.";
  return `Needs the permission \`${permission}\`. ${keys}`;
}

function security(access: Access): { security: Record<string, string[]>[] } {
  if (access === "public") return { security: [] };
  const keyMay =
    access === "signed-in" || (access !== "identity" && scopesFor(access as Permission).length > 0);
  return { security: [{ session: [] }, ...(keyMay ? [{ apiKey: [] }] : [])] };
}

function parameters(place: "path" | "query", schema: z.ZodType | undefined, book: SchemaBook): JsonSchema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: book.plain(described),
  }));
}
