import { Webhook } from "standardwebhooks";
import {
  createWebhookEndpoint,
  listEventNames,
  listWebhookEndpoints,
  listWebhookMessages,
  testWebhookEndpoint,
  updateWebhookEndpoint,
} from "#domains/delivery";
import { defineEvent, record } from "#kernel/events";
import { days, expect, minutes, seconds, test, type World } from "#world";

const somethingHappened = defineEvent<{ at: number }>("test.happened");

const happen = (world: World, at: number) =>
  world.ctx.transaction((tx) => record(tx, world.ctx, somethingHappened, "subject", { at }));

const endpointAt = (world: World, eventNames: string[] = ["test.*"]) =>
  createWebhookEndpoint(world.ctx, { url: `${world.web.url}/hooks/s3cret-path`, eventNames });

const received = (world: World) => world.web.requests.map(({ body }) => JSON.parse(body));

test("an event leaves as a signed body that a receiver can check", async ({ world }) => {
  const { secret } = await endpointAt(world);
  await happen(world, 1);
  await world.settle();
  expect(received(world)).toEqual([
    { type: "test.happened", timestamp: "2026-11-23T09:00:00.000Z", data: { subjectId: "subject", at: 1 } },
  ]);
  const [request] = world.web.requests;
  const headers = request?.headers as Record<string, string>;
  const verifier = new Webhook(secret);
  expect(() => verifier.verify(request?.body ?? "", headers)).toThrow(/too (old|new)/i);
  const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
  expect(verifier.sign(headers["webhook-id"] ?? "", at, request?.body ?? "")).toBe(
    headers["webhook-signature"],
  );
});

test("only the events that were asked for leave", async ({ world }) => {
  await endpointAt(world, ["incident.*"]);
  await happen(world, 1);
  await world.settle();
  expect(world.web.requests).toEqual([]);
});

test("the events that can be asked for are all that anything declares", ({ world }) => {
  const names = listEventNames(world.ctx);
  expect(names).toEqual(expect.arrayContaining(["incident.declared", "test.happened", "update.sent"]));
  expect(new Set(names).size).toBe(names.length);
});

test("a failing receiver gets the events later, in order, with the same id", async ({ world }) => {
  const { id } = await endpointAt(world);
  world.web.answer({ status: 503 });
  await happen(world, 1);
  await world.settle();
  await happen(world, 2);
  await world.settle();
  expect(received(world).map(({ data }) => data.at)).toEqual([1]);
  await world.wait(seconds(6));
  expect(received(world).map(({ data }) => data.at)).toEqual([1, 1, 2]);
  const ids = world.web.requests.map(({ headers }) => headers["webhook-id"]);
  expect(ids[0]).toBe(ids[1]);
  const { items } = await listWebhookMessages(world.ctx, { endpointId: id });
  expect(items.map(({ state, attempts }) => [state, attempts.map(({ status }) => status)])).toEqual([
    ["sent", [200]],
    ["sent", [503, 200]],
  ]);
});

test("a receiver that asks for time is given it", async ({ world }) => {
  await endpointAt(world);
  world.web.answer({ status: 429, headers: { "retry-after": "120" } });
  await happen(world, 1);
  await world.wait(seconds(119));
  expect(world.web.requests).toHaveLength(1);
  await world.wait(seconds(2));
  expect(world.web.requests).toHaveLength(2);
});

test("an endpoint that is gone is switched off at once, and can be started again", async ({ world }) => {
  const { id } = await endpointAt(world);
  world.web.answer({ status: 410 });
  await happen(world, 1);
  await world.settle();
  await happen(world, 2);
  await world.settle();
  expect(await listWebhookEndpoints(world.ctx)).toMatchObject([{ disabledBecause: "it answered 410: gone" }]);
  expect(world.web.requests).toHaveLength(1);
  await updateWebhookEndpoint(world.ctx, { endpointId: id, disabled: false });
  await world.wait(minutes(6));
  expect(world.web.requests.length).toBeGreaterThan(1);
});

test("an endpoint that fails for five days is switched off", async ({ world }) => {
  await endpointAt(world);
  world.web.answer({ status: 500 }, { status: 500 });
  await happen(world, 1);
  await world.settle();
  expect(await listWebhookEndpoints(world.ctx)).toMatchObject([{ disabledAt: null }]);
  world.clock.move(days(5));
  await world.settle();
  expect(await listWebhookEndpoints(world.ctx)).toMatchObject([
    { disabledBecause: "every attempt of five days failed" },
  ]);
});

test("a test event takes the same way as real ones", async ({ world }) => {
  const { id } = await endpointAt(world, ["incident.declared"]);
  await testWebhookEndpoint(world.ctx, id);
  await world.settle();
  expect(received(world)).toMatchObject([{ type: "webhook.test" }]);
});

test.for([
  "http://169.254.169.254/latest",
  "http://[::1]:9/",
  "http://10.0.0.7/hook",
  "http://[::ffff:10.0.0.7]/",
])("an endpoint at %s is refused", async (url, { world }) => {
  await expect(createWebhookEndpoint(world.ctx, { url })).rejects.toMatchObject({
    code: "webhook-address-refused",
  });
});

test("the log of attempts shows neither the secret nor the path", async ({ world }) => {
  const { id, secret } = await endpointAt(world);
  world.web.answer({ status: 400, body: `bad call to /hooks/s3cret-path with ${secret}` });
  await happen(world, 1);
  await world.settle();
  const { items } = await listWebhookMessages(world.ctx, { endpointId: id });
  expect(JSON.stringify(items)).toContain("bad call to");
  expect(JSON.stringify(items)).not.toMatch(/s3cret-path|whsec_/);
});
