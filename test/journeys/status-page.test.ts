import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createPage, publishIncidentUpdate, publishPostmortem } from "#domains/status-pages";
import { expect, hours, test } from "#world";
import { eventually, servedPage, tell, textAt } from "./status-page-story.ts";

test("an update is on the page, in its JSON and in its feeds as soon as it is committed", async ({
  world,
}) => {
  const page = await servedPage(world);
  const { address } = page;
  expect(await textAt(`${address}/`)).toContain("<h1>All systems operational</h1>");

  const { pageIncidentId } = await tell(page, { body: "The **website** does not answer." });
  await eventually(async () => expect(await textAt(`${address}/`)).toContain("<h1>Major system outage</h1>"));

  const home = await textAt(`${address}/`);
  expect(home).toContain("The <strong>website</strong> does not answer.");
  expect(home).toMatch(/Next update by <strong[^>]*><time[^>]*>[^<]*<span class="utc"> \(\d\d:\d\d UTC\)/);
  expect(await textAt(`${address}/incidents/${pageIncidentId}`)).toContain("Website is down");
  expect(await textAt(`${address}/history`)).toContain("Website is down");
  expect(await textAt(`${address}/history.atom`)).toContain("<title>Website is down</title>");
  expect(await textAt(`${address}/history.rss`)).toContain("<title>Website is down</title>");

  const summary = JSON.parse(await textAt(`${address}/api/v2/summary.json`));
  expect(summary.status).toEqual({ indicator: "critical", description: "Major System Outage" });
  expect(summary.incidents[0]).toMatchObject({
    id: pageIncidentId,
    name: "Website is down",
    status: "investigating",
    impact: "critical",
    shortlink: `http://ripplecast.test/incidents/${pageIncidentId}`,
  });
  expect(summary.incidents[0].incident_updates[0].affected_components).toEqual([
    { code: page.websiteId, name: "Website", old_status: "operational", new_status: "major_outage" },
  ]);
  expect(summary.page.updated_at).toMatch(/\.\d{3}\+0[12]:00$/);

  await world.wait(hours(1));
  await tell(page, { status: "resolved", state: "operational", body: "It is over." });
  await publishPostmortem(page.acme, {
    pageKind: "public",
    incidentId: "incidentweb1",
    publicTitle: "Website is down",
    body: "## What happened",
    signedBy: "Ana Alert",
  });
  await eventually(async () => {
    const { incidents } = JSON.parse(await textAt(`${address}/api/v2/incidents.json`));
    expect(incidents[0].status).toBe("postmortem");
  });
  expect(await textAt(`${address}/`)).toContain("All systems operational");
  expect(await textAt(`${address}/incidents/${pageIncidentId}`)).toContain("Signed by Ana Alert");
});

test("programs of other sites may read the eight answers, and caches are told the truth", async ({
  world,
}) => {
  const { address } = await servedPage(world);
  for (const path of [
    "summary",
    "status",
    "components",
    "incidents",
    "incidents/unresolved",
    "scheduled-maintenances",
    "scheduled-maintenances/upcoming",
    "scheduled-maintenances/active",
  ]) {
    const answer = await fetch(`${address}/api/v2/${path}.json`);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    await answer.json();
  }
  const preflight = await fetch(`${address}/api/v2/status.json`, { method: "OPTIONS" });
  expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
    204,
    "GET, HEAD",
  ]);

  const [brotli, gzip, plain] = await Promise.all(
    ["br, gzip", "gzip", "br;q=0"].map((accepted) => raw(`${address}/`, { "accept-encoding": accepted })),
  );
  expect(brotli?.headers["content-encoding"]).toBe("br");
  expect(gzip?.headers["content-encoding"]).toBe("gzip");
  expect(plain?.headers["content-encoding"]).toBeUndefined();
  expect(brotliDecompressSync(brotli?.body ?? "").equals(plain?.body ?? Buffer.of())).toBe(true);
  expect(gunzipSync(gzip?.body ?? "").equals(plain?.body ?? Buffer.of())).toBe(true);
  expect(gzip?.headers.vary).toBe("accept-encoding");

  const etag = String(gzip?.headers.etag);
  const again = await raw(`${address}/`, { "accept-encoding": "gzip", "if-none-match": etag });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
  const head = await raw(`${address}/`, { "accept-encoding": "gzip" }, "HEAD");
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect(head.headers["content-length"]).toBe(gzip?.headers["content-length"]);
  expect(gzip?.headers["content-security-policy"]).toContain("default-src 'none'");
});

test("a reader with the page open hears of a change", async ({ world }) => {
  const page = await servedPage(world);
  const stop = new AbortController();
  const stream = await fetch(`${page.address}/live`, { signal: stop.signal });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("x-accel-buffering")).toBe("no");
  let heard = "";
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
  })().catch(() => {});
  await eventually(() => expect(heard).toMatch(/id: \S+\nevent: hello/));
  await tell(page, { body: "The website does not answer." });
  await eventually(() => expect(heard).toMatch(/id: \S+\nevent: changed/));

  const [, seen = ""] = /id: (\S+)\nevent: hello/.exec(heard) ?? [];
  const late = await fetch(`${page.address}/live`, {
    headers: { "last-event-id": seen },
    signal: stop.signal,
  });
  const { value } = (await late.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toContain("retry: 5000");
  stop.abort();
  await reading;
});

test("the page stays up, with its last state, while the database is away", async ({ world }) => {
  const page = await servedPage(world);
  await tell(page, { body: "The website does not answer." });
  await eventually(async () => expect(await textAt(`${page.address}/`)).toContain("Major system outage"));
  await world.sql("revoke execute on function ripplecast.status_pages() from public");
  await world.sql(
    "do $$ declare app text; begin select value into app from ripplecast.meta where key = 'app_role'; execute format('revoke execute on function ripplecast.status_pages() from %I', app); end $$",
  );
  await world.sql(
    'select pg_notify(\'ripplecast\', \'{"workspaceId":"","topic":"notices.missed","subjectId":""}\')',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await textAt(`${page.address}/`)).toContain("Major system outage");
  expect(JSON.parse(await textAt(`${page.address}/api/v2/status.json`)).status.indicator).toBe("critical");
});

test("the internal page is for members only; other public pages have an address of their own", async ({
  world,
}) => {
  const page = await servedPage(world);
  await publishIncidentUpdate(page.acme, {
    pageKind: "internal",
    incidentId: "incidentweb1",
    publicTitle: "canary-of-the-inside",
    status: "investigating",
    body: "canary-in-the-words",
    components: [{ componentId: page.internalWebsiteId, state: "major_outage" }],
    nextUpdateAt: null,
    messageId: "message00001",
  });
  await createPage(page.acme, { name: "Partners", slug: "partners" });
  await eventually(async () => expect(await textAt(`${page.address}/status/partners`)).toContain("Partners"));
  expect(await textAt(`${page.address}/status/partners/api/v2/status.json`)).toContain("Partners");

  for (const path of ["/internal", "/internal/history", "/internal/api/v2/summary.json", "/internal/live"]) {
    const answer = await fetch(`${page.address}${path}`);
    expect(answer.status, path).toBe(401);
    expect(await answer.text()).not.toContain("canary");
  }
  // A colleague in a browser is told where to sign in, not how a program would.
  const asked = await fetch(`${page.address}/internal`, { headers: { accept: "text/html" } });
  const words = await asked.text();
  expect([asked.status, words.includes('href="/console/"'), /API key|Bearer/.test(words)]).toEqual([
    401,
    true,
    false,
  ]);
  for (const path of [
    "/",
    "/history",
    "/history.atom",
    "/history.rss",
    "/api/v2/summary.json",
    "/status/partners",
  ])
    expect(await textAt(`${page.address}${path}`), path).not.toContain("canary");
});

type Raw = { status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer };

/** Without the decompression that `fetch` does by itself. */
const raw = (url: string, headers: Record<string, string>, method = "GET"): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const asking = request(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    asking.on("error", reject).end();
  });
