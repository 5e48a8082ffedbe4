import { expect, test } from "vitest";
import { dependencyCircle } from "./dependency-circle.ts";

const graph = new Map([
  ["web", ["api"]],
  ["api", ["db", "cache"]],
  ["cache", ["db"]],
]);

test.each([
  ["nothing", "web", [], null],
  ["a chain", "web", ["api"], null],
  ["two ways to one end are no circle", "web", ["api", "db"], null],
  ["itself", "web", ["web"], ["web", "web"]],
  ["around the corner", "db", ["web"], ["db", "web", "api", "db"]],
])("%s", (_name, service, wanted, circle) =>
  expect(dependencyCircle(service, wanted, graph)).toEqual(circle),
);
