import { z } from "zod";
import { createApiKey } from "#domains/access";
import { defineRefusals } from "#kernel/refusals";
import { expect, test } from "#world";
import { httpFor } from "../../../test/access/http-for.ts";
import { workspaceFor } from "../../../test/access/workspace-for.ts";
import { restRoutes } from "../../api/rest/index.ts";
import { pageRoute, route } from "../../api/route.ts";

const refuse = defineRefusals({
  "test-refusal": { status: 409, says: "No {thing} today.", doNext: "Come back tomorrow." },
});

const echo = route({
  method: "POST",
  path: "/api/v1/echo/:thing",
  permission: "alerts.respond",
  tag: "Test",
  summary: "Echo.",
  params: z.object({ thing: z.string() }),
  body: z.object({ text: z.string(), at: z.date().optional() }),
  response: z.object({ text: z.string(), at: z.iso.datetime() }),
  status: 201,
  async run(ctx, { params, body }) {
    if (params.thing === "refused") throw refuse("test-refusal", { thing: "tea" });
    if (params.thing === "bug") throw new Error("a secret inside");
    return { text: body.text, at: ctx.clock.now(), internal: "never leaves" };
  },
});

async function started(world: Parameters<typeof workspaceFor>[0]) {
  const workspace = await workspaceFor(world, "ana@example.test");
  const http = await httpFor(world, { routes: [...restRoutes, echo] });
  const ana = await workspace.member("owner");
  const cookie = await http.cookieOf(ana);
  const post = (thing: string, payload: unknown, headers: Record<string, string> = {}) =>
    http.app.inject({
      method: "POST",
      url: `/api/v1/echo/${thing}`,
      headers: { cookie, "content-type": "application/json", ...headers },
      payload: typeof payload === "string" ? payload : JSON.stringify(payload),
    });
  return { workspace, http, ana, cookie, post };
}

test("an answer holds what the contract names and nothing else", async ({ world }) => {
  const { post } = await started(world);
  const answer = await post("x", { text: "hello", role: "owner" });
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toEqual({ text: "hello", at: world.clock.now().toISOString() });
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("a refusal is a coded problem; a bug says nothing about itself", async ({ world }) => {
  const { post } = await started(world);
  const refused = await post("refused", { text: "" });
  expect(refused.statusCode).toBe(409);
  expect(refused.headers["content-type"]).toContain("application/problem+json");
  expect(refused.json()).toMatchObject({
    code: "test-refusal",
    detail: "No tea today.",
    doNext: "Come back tomorrow.",
    requestId: refused.headers["x-request-id"],
  });
  const bug = await post("bug", { text: "" });
  expect(bug.statusCode).toBe(500);
  expect(bug.json()).toMatchObject({ code: "internal" });
  expect(bug.body).not.toContain("secret");
});

test.for<[string, string, number, string]>([
  ["no JSON", "{", 400, "malformed-request"],
  ["a NUL", '{"text":"\\u0000"}', 400, "malformed-request"],
  ["half a surrogate pair", '{"text":"\\ud800"}', 400, "malformed-request"],
  ["a prototype", '{"text":"x","__proto__":{"admin":true}}', 400, "malformed-request"],
  ["too many levels", "[".repeat(5000) + "]".repeat(5000), 400, "malformed-request"],
  ["a wrong type", '{"text":1}', 422, "invalid-input"],
  ["no object", "3", 422, "invalid-input"],
  ["nothing", "", 422, "invalid-input"],
  ["too much", JSON.stringify({ text: "x".repeat(1_100_000) }), 413, "body-too-large"],
])("a body with %s is refused", async ([, payload, status, code], { world }) => {
  const { post } = await started(world);
  const answer = await post("x", payload);
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test("other media types, paths, methods and unreadable addresses are refused in one shape", async ({
  world,
}) => {
  const { http, post } = await started(world);
  expect((await post("x", "a=b", { "content-type": "text/plain" })).json().code).toBe(
    "media-type-unsupported",
  );
  const nowhere = await http.app.inject({ url: "/api/v1/nowhere" });
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, "route-not-found"]);
  const wrongMethod = await http.app.inject({ method: "DELETE", url: "/api/v1/me" });
  expect([wrongMethod.statusCode, wrongMethod.json().code]).toEqual([405, "method-not-allowed"]);
  expect(wrongMethod.headers.allow).toBe("GET, HEAD");
  const broken = await http.app.inject({ url: "/api/v1/members/%zz" });
  expect([broken.statusCode, broken.json().code]).toEqual([400, "malformed-request"]);
  const nul = await post("%00", { text: "" });
  expect(nul.json().code).toBe("malformed-request");
});

test("a write that another website sends is refused, whatever cookie it carries", async ({ world }) => {
  const { post } = await started(world);
  const codeOf = async (headers: Record<string, string>) =>
    (await post("x", { text: "" }, headers)).json().code;
  expect(await codeOf({ "sec-fetch-site": "cross-site", origin: "https://evil.test" })).toBe(
    "foreign-origin",
  );
  expect(await codeOf({ "sec-fetch-site": "same-site", origin: "http://x.ripplecast.test" })).toBe(
    "foreign-origin",
  );
  expect(await codeOf({ origin: "null" })).toBe("foreign-origin");
  expect(await codeOf({ "sec-fetch-site": "same-origin" })).toBeUndefined();
  expect(await codeOf({ origin: "http://ripplecast.test" })).toBeUndefined();
});

test("the same Idempotency-Key answers the same and acts once", async ({ world }) => {
  const { post } = await started(world);
  const key = { "idempotency-key": "k-1" };
  const first = await post("x", { text: "one" }, key);
  world.clock.set(new Date(world.clock.now().getTime() + 1000));
  const again = await post("x", { text: "one" }, key);
  expect([again.statusCode, again.body]).toEqual([201, first.body]);
  expect(again.headers["idempotent-replayed"]).toBe("true");
  const other = await post("x", { text: "two" }, key);
  expect([other.statusCode, other.json().code]).toEqual([422, "idempotency-key-taken"]);
  expect((await post("x", { text: "" }, { "idempotency-key": "a b" })).json().code).toBe(
    "idempotency-key-malformed",
  );
});

test("a key acts within its scopes; one that is not valid is refused, not taken for nobody", async ({
  world,
}) => {
  const { http, ana, workspace } = await started(world);
  const ask = (key: string, headers: Record<string, string> = {}) =>
    http.app.inject({ url: "/api/v1/members", headers: { authorization: `Bearer ${key}`, ...headers } });
  const { key } = await createApiKey(ana, { name: "People", scopes: ["people:read"] });
  expect((await ask(key)).statusCode).toBe(200);
  const narrow = await createApiKey(ana, { name: "Alerts", scopes: ["alerts:read"] });
  expect((await ask(narrow.key)).json().code).toBe("scope-missing");
  expect((await ask("rck_nonsense")).json().code).toBe("api-key-invalid");
  expect((await ask(key, { "x-ripplecast-workspace": "abcdefghijkl" })).json().code).toBe(
    "workspace-not-found",
  );
  expect((await http.app.inject({ url: `/api/v1/members?api_key=${key}` })).statusCode).toBe(401);
  expect(workspace.system.workspaceId).toBe(ana.workspaceId);
});

test("someone in several workspaces names one; someone else's does not exist", async ({ world }) => {
  const { http, ana, cookie } = await started(world);
  const other = await workspaceFor(world, "chloe@example.test");
  const ask = (workspace?: string) =>
    http.app.inject({
      url: "/api/v1/workspace",
      headers: { cookie, ...(workspace && { "x-ripplecast-workspace": workspace }) },
    });
  expect((await ask(other.system.workspaceId)).json().code).toBe("workspace-not-found");
  const { userId } = ana.actor;
  await other.system.transaction((tx) =>
    tx
      .insertInto("membership")
      .values({
        workspace_id: other.system.workspaceId,
        id: "abcdefghijkl",
        user_id: userId,
        role: "viewer",
        created_at: new Date(0),
        updated_at: new Date(0),
      })
      .execute(),
  );
  expect((await ask()).json().code).toBe("workspace-not-chosen");
  expect((await ask(other.system.workspaceId)).json().name).toBe("Workspace of chloe");
  const me = await http.app.inject({ url: "/api/v1/me", headers: { cookie } });
  expect(me.json()).toMatchObject({ workspace: null, permissions: [] });
  expect(me.json().memberships).toHaveLength(2);
});

test("pages get strict headers, forms and bytes as they ask, and errors people can read", async ({
  world,
}) => {
  const http = await httpFor(world, {
    pageRoutes: [
      pageRoute({
        method: "POST",
        path: "/form",
        access: "public",
        handler: (request) => ({ body: request.body }),
      }),
      pageRoute({
        method: "POST",
        path: "/hook",
        access: "public",
        rawBody: true,
        foreignOrigin: true,
        handler: (request) => ({ bytes: Buffer.isBuffer(request.body), signedIn: "signedIn" in request }),
      }),
    ],
  });
  const form = await http.app.inject({
    method: "POST",
    url: "/form",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: "a=1&b=2&b=3",
  });
  expect(form.json()).toEqual({ body: { a: "1", b: ["2", "3"] } });
  const evil = { "sec-fetch-site": "cross-site", origin: "https://evil.test" };
  const asked = { method: "POST", headers: { ...evil, accept: "text/html" }, payload: "" } as const;
  const refused = await http.app.inject({ ...asked, url: "/form" });
  expect(refused.statusCode).toBe(403);
  expect(refused.headers["content-type"]).toContain("text/html");
  expect((await http.app.inject({ ...asked, url: "/hook", payload: "x" })).json().bytes).toBe(true);
  expect(refused.headers["content-security-policy"]).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
  expect(refused.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  });
});

test("public writes from one address are slowed down", async ({ world }) => {
  const http = await httpFor(world, { limits: { publicWritesPerMinute: 3 } });
  const write = () =>
    http.app.inject({ method: "POST", url: "/api/v1/invitations/read", payload: { token: "x" } });
  for (let i = 0; i < 3; i++) expect((await write()).statusCode).toBe(404);
  const slowed = await write();
  expect([slowed.statusCode, slowed.json().code]).toEqual([429, "too-many-requests"]);
  expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(0);
});

test("readiness, health and metrics answer; routes stand in metrics by declaration", async ({ world }) => {
  const http = await httpFor(world, {
    readiness: async () => ({ ready: false, checks: { database: false } }),
  });
  expect((await http.app.inject({ url: "/healthz" })).statusCode).toBe(200);
  const ready = await http.app.inject({ url: "/readyz" });
  expect([ready.statusCode, ready.json().checks]).toEqual([503, { database: false }]);
  await http.app.inject({ url: "/sign-in/a-token-that-must-not-show" });
  const metrics = await http.app.inject({ url: "/metrics" });
  expect(metrics.body).toContain('route="/sign-in/:token"');
  expect(metrics.body).not.toContain("must-not-show");
});

test("the hot path answers before the router", async ({ world }) => {
  const http = await httpFor(world, {
    hot(request, response) {
      if (request.url !== "/hot") return false;
      response.end("hot");
      return true;
    },
  });
  const { port } = await http.listen(0, "127.0.0.1");
  expect(await (await fetch(`http://127.0.0.1:${port}/hot`)).text()).toBe("hot");
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  await http.stop();
});
