import { openApiDocument } from "../../api/http/openapi.ts";
import { type PageRoute, pageRoute, type Route } from "../../api/route.ts";

/** The document is made once, when somebody first asks. */
export function openApiRoute(routes: readonly Route[], version: string): PageRoute {
  let text: string | undefined;
  return pageRoute({
    method: "GET",
    path: "/api/v1/openapi.json",
    access: "public",
    summary: "This API as OpenAPI 3.1.",
    handler(_request, reply) {
      text ??= JSON.stringify(openApiDocument(routes, version));
      return reply
        .type("application/json; charset=utf-8")
        .header("cache-control", "public, max-age=300")
        .send(text);
    },
  });
}
