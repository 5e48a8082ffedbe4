import { expect, type World, test as worldTest } from "#world";
import { alertSources } from "../source.ts";
import { createAlertSource } from "../sources/create-alert-source.ts";
import { listRejectedInput } from "../sources/list-rejected-input.ts";
import { rotateRoutingKey } from "../sources/rotate-routing-key.ts";
import { updateAlertSource } from "../sources/update-alert-source.ts";
import { listAlerts } from "../verbs/list-alerts.ts";
import { createIntake, type Intake, type Verdict } from "./create-intake.ts";

const KEY = "k".repeat(32);

type Desk = { intake: Intake; sourceId: string; send(body: unknown, entry?: string): Promise<Verdict> };

const test = worldTest.extend<{ desk: Desk }>({
  desk: async ({ world }, use) => {
    const intake = createIntake(world.engine.runtime, world.engine.notices);
    const source = await createAlertSource(world.ctx, {
      kind: "pagerduty",
      name: "Monitoring",
      routingKey: KEY,
    });
    await use({
      intake,
      sourceId: source.id,
      send: (body, entry = "enqueue") =>
        intake.receive({ source: pagerduty(world), entry, key: null, raw: raw(body) }),
    });
    await intake.stop();
  },
});

const pagerduty = (world: World) => {
  const source = world.ctx.use(alertSources).find((each) => each.kind === "pagerduty");
  if (!source) throw new Error("no pagerduty source");
  return source;
};

const raw = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));

const trigger = (dedup_key?: string, summary = "Disk full") => ({
  routing_key: KEY,
  event_action: "trigger",
  dedup_key,
  payload: { summary, source: "db-1", severity: "critical" },
});
const act = (event_action: string, dedup_key: string) => ({ routing_key: KEY, event_action, dedup_key });

const alertsOf = async (world: World) => {
  await world.settle();
  return (await listAlerts(world.ctx)).items;
};

test("an accepted trigger is stored before the answer and becomes an alert", async ({ world, desk }) => {
  expect(await desk.send(trigger("disk"))).toEqual({ is: "accepted", receipt: "disk" });
  const rows = await world.sql<{ raw: Buffer }>("select raw from accepted_event");
  expect(rows.map((row) => JSON.parse(row.raw.toString()))).toEqual([trigger("disk")]);
  expect(await alertsOf(world)).toMatchObject([
    { number: 1, summary: "Disk full", state: "triggered", urgency: "high", dedupKey: "disk", eventCount: 1 },
  ]);
});

test("many at once share commits, keep their order and lose nothing", async ({ world, desk }) => {
  const keys = Array.from({ length: 300 }, (_, n) => `disk-${n % 5}`);
  const verdicts = await Promise.all(keys.map((key) => desk.send(trigger(key))));
  expect(verdicts.every((verdict) => verdict.is === "accepted")).toBe(true);
  expect(desk.intake.counts().batches).toBeLessThan(60);
  const accepted = await world.sql<{ receipt: string }>("select receipt from accepted_event order by seq");
  expect(accepted.map(({ receipt }) => receipt)).toEqual(keys);
  const alerts = (await alertsOf(world)).reverse();
  expect(alerts.map((alert) => [alert.dedupKey, alert.eventCount])).toEqual(
    Array.from({ length: 5 }, (_, n) => [`disk-${n}`, 60]),
  );
});

test("a trigger without a key is told the one it was given, and can be resolved by it", async ({
  world,
  desk,
}) => {
  const verdict = await desk.send(trigger());
  const key = verdict.is === "accepted" ? verdict.receipt : null;
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  await desk.send(act("resolve", key ?? ""));
  expect(await alertsOf(world)).toMatchObject([{ state: "resolved", dedupKey: key }]);
});

const unacceptable: [string, unknown, string][] = [
  ["malformed JSON", "{nope", "malformed-json"],
  ["nothing", "", "malformed-json"],
  ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "bad-text"],
  ["U+0000", trigger("a\0b"), "bad-text"],
  ["half a surrogate pair", '{"a":"\\ud800"}', "bad-text"],
  ["deep nesting", "[".repeat(100_000), "too-deep"],
  ["a wrong type", { ...trigger(), payload: 7 }, "invalid-event"],
  ["a list", [trigger()], "invalid-event"],
  ["null", "null", "invalid-event"],
  ["an unknown key", { ...trigger(), routing_key: "z".repeat(32) }, "unknown-key"],
];

test("whatever cannot be an event is rejected with the reason, and nothing of it becomes an alert", async ({
  world,
  desk,
}) => {
  for (const [name, body, reason] of unacceptable)
    expect(await desk.send(body), name).toMatchObject({ is: "rejected", reason });
  expect(await alertsOf(world)).toEqual([]);
});

test("rejected input is listed with its source, counted, and its secrets are blanked", async ({
  world,
  desk,
}) => {
  await desk.send(`{"routing_key":"${KEY}","password":"hunter2", broken`);
  await desk.send({ ...trigger(), event_action: "explode" });
  await desk.intake.flush();
  const page = await listRejectedInput(world.ctx, { sourceId: desk.sourceId });
  expect(page.counts).toEqual([
    { reason: "invalid-event", count: 1 },
    { reason: "malformed-json", count: 1 },
  ]);
  expect(page.items.map((item) => item.reason).sort()).toEqual(["invalid-event", "malformed-json"]);
  expect(JSON.stringify(page.items)).not.toMatch(/hunter2|kkkk/);
});

test("a flood of rejected input is counted in full and sampled in part", async ({ world, desk }) => {
  for (let round = 0; round < 5; round++) {
    await Promise.all(Array.from({ length: 50 }, () => desk.send({ routing_key: KEY })));
    await desk.intake.flush();
  }
  const page = await listRejectedInput(world.ctx, { sourceId: desk.sourceId, limit: 200 });
  expect(page.counts).toEqual([{ reason: "invalid-event", count: 250 }]);
  expect(page.items.length).toBeLessThanOrEqual(50);
});

test("a disabled source turns events away at once, and takes them again when enabled", async ({
  world,
  desk,
}) => {
  expect(await desk.send(trigger("a"))).toMatchObject({ is: "accepted" });
  await updateAlertSource(world.ctx, { sourceId: desk.sourceId, disabled: true });
  await expect.poll(() => desk.send(trigger("a"))).toMatchObject({ is: "rejected", reason: "disabled" });
  await updateAlertSource(world.ctx, { sourceId: desk.sourceId, disabled: false });
  await expect.poll(() => desk.send(trigger("a"))).toMatchObject({ is: "accepted" });
});

test("after a rotation both keys work, and later only the new one", async ({ world, desk }) => {
  const { routingKey } = await rotateRoutingKey(world.ctx, { sourceId: desk.sourceId, overlapMinutes: 60 });
  expect(routingKey).toMatch(/^[a-z0-9]{32}$/);
  await expect
    .poll(() => desk.send({ ...trigger("a"), routing_key: routingKey }))
    .toMatchObject({ is: "accepted" });
  expect(await desk.send(trigger("a"))).toMatchObject({ is: "accepted" });
  await world.wait(61 * 60_000);
  const later = createIntake(world.engine.runtime, world.engine.notices);
  const send = (key: string) =>
    later.receive({
      source: pagerduty(world),
      entry: "enqueue",
      key: null,
      raw: raw({ ...trigger(), routing_key: key }),
    });
  expect(await send(KEY)).toMatchObject({ is: "rejected", reason: "unknown-key" });
  expect(await send(routingKey)).toMatchObject({ is: "accepted" });
  await later.stop();
});

test("the largest body there may be is taken, nearly all of it details", async ({ world, desk }) => {
  const custom_details = { text: "x".repeat(500_000) };
  const body = trigger("big");
  expect(await desk.send({ ...body, payload: { ...body.payload, custom_details } })).toMatchObject({
    is: "accepted",
  });
  expect(await alertsOf(world)).toHaveLength(1);
});

test("when the database is away the answer is 'not now', never 'accepted'", async ({ world, desk }) => {
  await desk.send(trigger("known"));
  const noConnection = new Proxy(world.engine.db.spanning, {
    get() {
      throw new Error("connection refused");
    },
  });
  const broken = { ...world.engine.runtime, db: { ...world.engine.db, spanning: noConnection } };
  const intake = createIntake(broken, world.engine.notices);
  const received = { source: pagerduty(world), entry: "enqueue", key: null, raw: raw(trigger("a")) };
  expect(await intake.receive(received)).toEqual({ is: "unavailable" });
});
