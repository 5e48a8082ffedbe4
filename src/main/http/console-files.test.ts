import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { consoleRoutes } from "./console-files.ts";

async function served(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "console-"));
  await mkdir(join(folder, "assets"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const app = fastify();
  for (const { method, path, handler } of consoleRoutes(folder))
    app.route({ method, url: path, handler: (request, reply) => handler(request, reply, {} as never) });
  const get = (url: string, headers = {}) => app.inject({ url, headers });
  return { get, done: () => rm(folder, { recursive: true }) };
}

test("the console is served with its addresses, and nothing beside it", async () => {
  const { get, done } = await served({ "index.html": "<main>", "assets/app-1.js": "run()" });
  const page = await get("/console/");
  expect([page.statusCode, page.body, page.headers["cache-control"]]).toEqual([200, "<main>", "no-cache"]);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  expect((await get("/console/incidents/abc")).body).toBe("<main>");
  expect((await get("/console")).headers.location).toBe("/console/");
  const script = await get("/console/assets/app-1.js", { "accept-encoding": "gzip" });
  expect(script.headers).toMatchObject({ "content-encoding": "gzip" });
  expect(script.headers["cache-control"]).toContain("immutable");
  for (const path of [
    "/console/assets/none.js",
    "/console/..%2f..%2fpackage.json",
    "/console/%2e%2e/package.json",
  ])
    expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
  await done();
});

test("a console that was not built says so", async () => {
  const { get, done } = await served({});
  const page = await get("/console/");
  expect([page.statusCode, page.body]).toEqual([404, "The console is not built: run npm run build.\n"]);
  await done();
});
