import { expect, test } from "vitest";
import { createMethodTable } from "./method-table.ts";

const table = createMethodTable();
const add = (method: string, url: string) => table.add({ method, url, handler: () => {} } as never);
add("GET", "/api/v1/alerts/:alertId");
add("DELETE", "/api/v1/alerts/:alertId");
add("GET", "/console/*");
add("GET", "/feed.:format(atom|rss)");
add("GET", "/*");

test.each([
  ["/api/v1/alerts/abc", ["DELETE", "GET"]],
  ["/api/v1/alerts", []],
  ["/api/v1/alerts/abc/more", []],
  ["/console/incidents/1", ["GET"]],
  ["/feed.atom", ["GET"]],
  ["/feedxatom", []],
])("%s takes %j", (path, methods) => {
  expect(table.methodsAt(path)).toEqual(methods);
});
