import { expect, test } from "#world";
import { pageRoute } from "../../src/api/route.ts";
import { httpFor } from "../access/http-for.ts";
import { workspaceFor } from "../access/workspace-for.ts";

test("a route that forgot to say who may call it is seen by the check, and closed even to the owner", async ({
  world,
}) => {
  const forgotten = pageRoute({
    method: "GET",
    path: "/forgotten",
    access: undefined as never,
    handler: () => ({ leaked: true }),
  });
  const workspace = await workspaceFor(world, "ana@example.test");
  const http = await httpFor(world, { pageRoutes: [forgotten] });
  const undeclared = http.registered.filter(({ access }) => access === undefined);
  expect(undeclared.map(({ url }) => url)).toContain("/forgotten");
  const owner = await workspace.member("owner");
  const answer = await http.app.inject({
    url: "/forgotten",
    headers: { cookie: await http.cookieOf(owner) },
  });
  expect([answer.statusCode, answer.body.includes("leaked")]).toEqual([403, false]);
  expect((await http.app.inject({ url: "/forgotten" })).statusCode).toBe(401);
});
