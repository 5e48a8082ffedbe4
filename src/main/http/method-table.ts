import type { RouteOptions } from "fastify";

/** Which methods an address takes: to tell "not here" from "not like this". */
export type MethodTable = { add(route: RouteOptions): void; methodsAt(path: string): string[] };

export function createMethodTable(): MethodTable {
  const known: { pattern: RegExp; method: string }[] = [];
  return {
    add({ url, method }) {
      for (const one of [method].flat()) known.push({ pattern: patternOf(url), method: one });
    },
    methodsAt(path) {
      return [
        ...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
      ].sort();
    },
  };
}

/** `/a/:id/b` and `/a/*` as expressions; a route for everything says nothing about one address. */
function patternOf(url: string): RegExp {
  if (url === "*" || url === "/*") return /(?!)/;
  const parts = url.split("/").map((part) => {
    if (part === "*") return ".*";
    return part
      .split(/(:\w+(?:\([^)]*\))?)/)
      .map((piece) => (piece.startsWith(":") ? "[^/]+" : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
      .join("");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
