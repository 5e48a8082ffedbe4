import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createAlertSource, createIntake, type Intake, listAlerts } from "#domains/alerts";
import { expect, type World, test as worldTest } from "#world";
import { alertIntakeHot } from "./index.ts";

const KEY = "p".repeat(32);
const ALERTMANAGER_KEY = "m".repeat(32);

type Door = {
  intake: Intake;
  port: number;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
};
type Answered = { status: number; body: Record<string, unknown>; retryAfter: string | null };

const test = worldTest.extend<{ door: Door }>({
  door: async ({ world }, use) => {
    const intake = createIntake(world.engine.runtime, world.engine.notices);
    const hot = alertIntakeHot(intake, world.engine.runtime);
    const server = createServer((req, res) => {
      if (!hot(req, res)) res.writeHead(404).end("{}");
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    await createAlertSource(world.ctx, { kind: "pagerduty", name: "Monitoring", routingKey: KEY });
    await createAlertSource(world.ctx, {
      kind: "alertmanager",
      name: "Prometheus",
      routingKey: ALERTMANAGER_KEY,
    });
    await use({ intake, port, post: (path, body, headers) => post(port, path, body, headers) });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await intake.stop();
  },
});

async function post(
  port: number,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const text =
    typeof body === "string" ? body : Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    body: text,
    headers: { "content-type": "application/json", ...headers },
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    retryAfter: response.headers.get("retry-after"),
  };
}

const trigger = {
  routing_key: KEY,
  event_action: "trigger",
  dedup_key: "srv01/HTTP",
  payload: { summary: "Down", source: "srv01", severity: "critical" },
};

const alertmanagerBody = (status: string, startsAt = "2026-11-23T10:00:00.000Z") => ({
  version: "4",
  groupKey: "{}",
  status,
  alerts: [
    {
      status,
      labels: { alertname: "Down", severity: "critical" },
      annotations: {},
      startsAt,
      fingerprint: "f404ecab",
    },
  ],
});

const alertsOf = async (world: World) => {
  await world.settle();
  return (await listAlerts(world.ctx)).items;
};

test("PagerDuty's Events API is answered as PagerDuty answers", async ({ door }) => {
  expect(await door.post("/v2/enqueue", trigger)).toMatchObject({
    status: 202,
    body: { status: "success", message: "Event processed", dedup_key: "srv01/HTTP" },
  });
  const change = {
    routing_key: KEY,
    payload: { summary: "Deployed 4.2", timestamp: "2026-11-23T10:00:00Z" },
  };
  expect(await door.post("/v2/change/enqueue", change)).toMatchObject({
    status: 202,
    body: { status: "success", message: "Change event processed" },
  });
  expect(await door.post("/v2/enqueue", { ...trigger, routing_key: "short" })).toMatchObject({
    status: 400,
    body: {
      status: "invalid event",
      message: "Event object is invalid",
      errors: ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    },
  });
  expect(await door.post("/v2/enqueue", { ...trigger, routing_key: "z".repeat(32) })).toMatchObject({
    status: 400,
    body: { status: "invalid event", errors: ["Invalid routing key"] },
  });
  expect(await door.post("/v2/enqueue", "{")).toMatchObject({
    status: 400,
    body: {
      status: "Unrecognized object",
      message: "Event object format is unrecognized",
      errors: ["JSON parse error"],
    },
  });
});

test("a body above 512 KB is turned away with an answer the sender gets to see", async ({ door }) => {
  const answered = await door.post("/v2/enqueue", "x".repeat(512 * 1024 + 1));
  expect(answered).toMatchObject({ status: 413, body: { status: "invalid event" } });
});

test("nothing a sender does is answered with a 5xx", async ({ door }) => {
  const bodies = [
    "",
    "null",
    "[]",
    "7",
    '"x"',
    "\u0000",
    "[".repeat(200_000),
    '{"a":"\\ud800"}',
    Buffer.from([0xff, 0xfe]),
  ];
  for (const path of ["/v2/enqueue", "/v2/change/enqueue", `/api/inbound/alertmanager/${ALERTMANAGER_KEY}`])
    for (const body of bodies)
      expect((await door.post(path, body)).status, `${path} ${body}`).toBeLessThan(500);
});

test("Alertmanager may put its key into a header or the address", async ({ world, door }) => {
  const body = alertmanagerBody("firing");
  const basic = `Basic ${Buffer.from(`prometheus:${ALERTMANAGER_KEY}`).toString("base64")}`;
  const bare = "/api/inbound/alertmanager";
  for (const [path, headers] of [
    [`${bare}/${ALERTMANAGER_KEY}`, {}],
    [bare, { authorization: `Bearer ${ALERTMANAGER_KEY}` }],
    [bare, { authorization: basic }],
  ] as const)
    expect(await door.post(path, body, headers)).toMatchObject({ status: 202 });
  expect(await door.post(bare, body)).toMatchObject({ status: 401 });
  expect(await door.post(`${bare}/${"z".repeat(32)}`, body)).toMatchObject({ status: 401 });
  expect(await door.post(`${bare}/${KEY}`, body)).toMatchObject({ status: 401 });
  expect(await alertsOf(world)).toMatchObject([{ state: "triggered", eventCount: 3, dedupKey: "f404ecab" }]);
});

test("an Alertmanager episode ends and the next one is a new alert", async ({ world, door }) => {
  const path = `/api/inbound/alertmanager/${ALERTMANAGER_KEY}`;
  await door.post(path, alertmanagerBody("firing"));
  await door.post(path, alertmanagerBody("resolved"));
  await door.post(path, alertmanagerBody("firing"));
  await door.post(path, alertmanagerBody("firing", "2026-11-23T11:00:00.000Z"));
  await door.post(path, { version: "4", alerts: [] });
  expect(await alertsOf(world)).toMatchObject([{ state: "triggered" }, { state: "resolved" }]);
});

test("a monitor that cannot be served is asked to come back, with 503", async ({ world }) => {
  const busy: Intake = {
    receive: async () => ({ is: "unavailable" }),
    reject: async () => ({ is: "unavailable" }),
    counts: () => ({ accepted: 0, rejected: 0, unavailable: 0, batches: 0, waiting: 0 }),
    flush: async () => {},
    stop: async () => {},
  };
  const hot = alertIntakeHot(busy, world.engine.runtime);
  const server = createServer((req, res) => void hot(req, res));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  for (const path of ["/v2/enqueue", "/api/inbound/alertmanager"])
    expect(await post(port, path, "{}")).toMatchObject({ status: 503, retryAfter: "5" });
  server.closeAllConnections();
  server.close();
});

test("other addresses and methods are left to others or refused", async ({ door }) => {
  const status = async (method: string, path: string) =>
    (await fetch(`http://127.0.0.1:${door.port}${path}`, { method })).status;
  expect(await status("POST", "/v2/enqueue/x")).toBe(404);
  expect(await status("POST", "/api/v1/alerts")).toBe(404);
  expect(await status("GET", "/v2/enqueue")).toBe(405);
});

test("a sender that goes away half-way does no harm", async ({ door }) => {
  const socket = connect(door.port, "127.0.0.1");
  socket.write("POST /v2/enqueue HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect(await door.post("/v2/enqueue", trigger)).toMatchObject({ status: 202 });
});

test("a body in many small pieces is one event", async ({ world, door }) => {
  const text = JSON.stringify(trigger);
  const answered = new Promise<number | undefined>((resolve) => {
    const req = httpRequest({ port: door.port, path: "/v2/enqueue", method: "POST" }, (res) =>
      resolve(res.statusCode),
    );
    for (const letter of text) req.write(letter);
    req.end();
  });
  expect(await answered).toBe(202);
  expect(await alertsOf(world)).toHaveLength(1);
});
