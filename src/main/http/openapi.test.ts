import { expect, test } from "vitest";
import { refusalCatalogue } from "#kernel/refusals";
import { errorsDocument } from "../../api/http/errors-document.ts";
import { openApiDocument } from "../../api/http/openapi.ts";
import { restRoutes } from "../../api/rest/index.ts";
import "../app.ts";

type Node = Record<string, unknown>;
const document = openApiDocument(restRoutes, "1.2.3") as Node & {
  paths: Record<string, Record<string, Node>>;
};

test("every REST route is in the document, once, with summary and answer", () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const declared = restRoutes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(described.sort()).toEqual(declared.sort());
  expect(new Set(declared).size).toBe(declared.length);
  const ids = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).map((operation) => operation.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("every reference leads somewhere", () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(refs.length).toBeGreaterThan(0);
  const missing = refs.filter((ref) => follow(ref) === undefined);
  expect(missing).toEqual([]);
});

test("every path parameter is declared", () => {
  for (const [path, operations] of Object.entries(document.paths))
    for (const operation of Object.values(operations)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters as Node[])
        .filter((parameter) => parameter.in === "path")
        .map((parameter) => parameter.name);
      expect([path, declared.sort()]).toEqual([path, named.sort()]);
    }
});

test("the error catalogue is in the document", () => {
  expect(Object.keys(document["x-errors"] as Node).sort()).toEqual([...refusalCatalogue().keys()].sort());
});

test("docs/errors.md says what the catalogue says (npx vitest run src/main/http/openapi.test.ts -u writes it)", async () => {
  const file = new URL("../../../docs/errors.md", import.meta.url).pathname;
  await expect(errorsDocument(refusalCatalogue())).toMatchFileSnapshot(file);
});

const follow = (ref: string): unknown =>
  ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
