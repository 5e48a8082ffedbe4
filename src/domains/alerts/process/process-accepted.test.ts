import { days, expect, minutes, seconds, type World, test as worldTest } from "#world";
import type { AlertSummary } from "../alert-view.ts";
import { createIntake, type Intake } from "../intake/create-intake.ts";
import { createRoutingRule } from "../routing/routing-rules.ts";
import { alertSources, type Source } from "../source.ts";
import { createAlertSource } from "../sources/create-alert-source.ts";
import { listRejectedInput } from "../sources/list-rejected-input.ts";
import { acknowledgeAlert } from "../verbs/acknowledge-alert.ts";
import { getAlert } from "../verbs/get-alert.ts";
import { listAlerts } from "../verbs/list-alerts.ts";
import { listChangeEvents } from "../verbs/list-change-events.ts";
import { resolveAlert } from "../verbs/resolve-alert.ts";
import { snoozeAlert } from "../verbs/snooze-alert.ts";
import { unacknowledgeAlert } from "../verbs/unacknowledge-alert.ts";

const KEY = "k".repeat(32);
type Monitor = {
  intake: Intake;
  source: Source;
  sourceId: string;
  trigger(dedupKey?: string, payload?: object): Promise<void>;
  acknowledge(dedupKey?: string): Promise<void>;
  resolve(dedupKey?: string): Promise<void>;
};

const test = worldTest.extend<{ monitor: Monitor }>({
  monitor: async ({ world }, use) => {
    const intake = createIntake(world.engine.runtime, world.engine.notices);
    const { id: sourceId } = await createAlertSource(world.ctx, {
      kind: "pagerduty",
      name: "Monitoring",
      routingKey: KEY,
    });
    const source = world.ctx.use(alertSources).find((each) => each.kind === "pagerduty") as Source;
    const send = async (body: object, entry = "enqueue") => {
      const raw = Buffer.from(JSON.stringify({ routing_key: KEY, ...body }));
      expect(await intake.receive({ source, entry, key: null, raw })).toMatchObject({ is: "accepted" });
      await world.settle();
    };
    const base = { summary: "Disk full", source: "db-1", severity: "critical" };
    await use({
      intake,
      source,
      sourceId,
      trigger: (dedup_key = "disk", payload = {}) =>
        send({ event_action: "trigger", dedup_key, payload: { ...base, ...payload } }),
      acknowledge: (dedup_key = "disk") => send({ event_action: "acknowledge", dedup_key }),
      resolve: (dedup_key = "disk") => send({ event_action: "resolve", dedup_key }),
    });
    await intake.stop();
  },
});

const alertsOf = async (world: World) => (await listAlerts(world.ctx)).items;
const onlyAlert = async (world: World): Promise<AlertSummary> => {
  const alerts = await alertsOf(world);
  expect(alerts).toHaveLength(1);
  return alerts[0] as AlertSummary;
};
const eventsOf = async (world: World) =>
  (await world.sql<{ name: string }>("select name from event where name like 'alert.%' order by seq")).map(
    (e) => e.name,
  );
const logOf = async (world: World, alertId: string) =>
  (await getAlert(world.ctx, { alertId })).log.map((entry) => entry.says);

test("repeated triggers are counted on the open alert, and tell nobody again", async ({ world, monitor }) => {
  await monitor.trigger();
  await monitor.trigger();
  await monitor.acknowledge();
  await monitor.trigger();
  expect(await onlyAlert(world)).toMatchObject({ state: "acknowledged", eventCount: 3 });
  expect(await eventsOf(world)).toEqual(["alert.triggered", "alert.acknowledged"]);
});

test("after a resolve the same key opens a new alert; late answers are dropped and logged", async ({
  world,
  monitor,
}) => {
  await monitor.resolve();
  await monitor.trigger();
  await monitor.resolve();
  await monitor.resolve();
  await monitor.acknowledge();
  await monitor.trigger();
  const [second, first] = await alertsOf(world);
  expect([second?.number, second?.state, first?.number, first?.state]).toEqual([
    2,
    "triggered",
    1,
    "resolved",
  ]);
  expect(await logOf(world, first?.id ?? "")).toEqual([
    "Triggered by Monitoring.",
    "Resolved by Monitoring.",
    "A late “resolve” changed nothing: no open alert had this key.",
    "A late “acknowledge” changed nothing: no open alert had this key.",
  ]);
  const dropped = await world.sql(
    "select dedup_key from alert_log where what = 'dropped' and alert_id is null",
  );
  expect(dropped).toEqual([{ dedup_key: "disk" }]);
});

test("flapping is folded into one alert, shown, and not told of each time", async ({ world, monitor }) => {
  for (let round = 0; round < 2; round++) {
    await monitor.trigger();
    await monitor.resolve();
  }
  expect((await alertsOf(world))[0]).toMatchObject({ number: 2, flapping: true, state: "resolved" });
  const before = await eventsOf(world);
  expect(before.at(-1)).toBe("alert.flapping");
  for (let round = 0; round < 3; round++) {
    await monitor.trigger();
    expect((await alertsOf(world))[0]).toMatchObject({ number: 2, state: "triggered" });
    await monitor.resolve();
    await world.wait(seconds(30));
  }
  expect(await eventsOf(world)).toEqual(before);
  expect(await alertsOf(world)).toHaveLength(2);
  await world.wait(minutes(10));
  expect((await alertsOf(world))[0]).toMatchObject({ number: 2, flapping: false, eventCount: 4 });
  await monitor.trigger();
  expect((await alertsOf(world))[0]).toMatchObject({ number: 3, state: "triggered", flapping: false });
});

test("a flapping alert that stays open is told of after three minutes", async ({ world, monitor }) => {
  for (let round = 0; round < 2; round++) {
    await monitor.trigger();
    await monitor.resolve();
  }
  await monitor.trigger();
  const told = async () => (await eventsOf(world)).filter((name) => name === "alert.triggered").length;
  expect(await told()).toBe(2);
  await world.wait(minutes(2));
  expect(await told()).toBe(2);
  await world.wait(minutes(1));
  expect(await told()).toBe(3);
  await world.wait(minutes(30));
  expect(await told()).toBe(3);
});

test("whoever took on a flapping alert is told when it ends", async ({ world, monitor }) => {
  for (let round = 0; round < 2; round++) {
    await monitor.trigger();
    await monitor.resolve();
  }
  await monitor.trigger();
  await acknowledgeAlert(world.ctx, { alertId: (await alertsOf(world))[0]?.id ?? "" });
  await monitor.resolve();
  expect((await eventsOf(world)).slice(-2)).toEqual(["alert.acknowledged", "alert.resolved"]);
});

test("a snoozed alert comes back when it is still open, and not when it is over", async ({
  world,
  monitor,
}) => {
  await monitor.trigger();
  await monitor.trigger("other");
  const [other, disk] = await alertsOf(world);
  for (const alert of [other, disk]) await snoozeAlert(world.ctx, { alertId: alert?.id ?? "", minutes: 30 });
  await resolveAlert(world.ctx, { alertId: other?.id ?? "" });
  await world.wait(minutes(31));
  expect(await alertsOf(world)).toMatchObject([
    { dedupKey: "other", state: "resolved", snoozedUntil: null },
    { dedupKey: "disk", state: "triggered", snoozedUntil: null, acknowledgedAt: null },
  ]);
  expect((await eventsOf(world)).filter((name) => name === "alert.unsnoozed")).toHaveLength(1);
});

test("a person answers: acknowledged once, given back, resolved for good", async ({ world, monitor }) => {
  await monitor.trigger();
  const { id: alertId } = await onlyAlert(world);
  await acknowledgeAlert(world.ctx, { alertId, note: "looking" });
  await acknowledgeAlert(world.ctx, { alertId });
  await unacknowledgeAlert(world.ctx, { alertId });
  await resolveAlert(world.ctx, { alertId });
  await resolveAlert(world.ctx, { alertId });
  await expect(acknowledgeAlert(world.ctx, { alertId })).rejects.toMatchObject({ code: "alert-over" });
  await expect(snoozeAlert(world.ctx, { alertId, minutes: 5 })).rejects.toMatchObject({ code: "alert-over" });
  expect(await eventsOf(world)).toEqual([
    "alert.triggered",
    "alert.noted",
    "alert.acknowledged",
    "alert.unacknowledged",
    "alert.resolved",
  ]);
});

test("what a rule suppresses is kept and shows why; a rule may declare an incident", async ({
  world,
  monitor,
}) => {
  await createRoutingRule(world.ctx, {
    name: "Staging",
    conditions: [{ field: "group", operator: "equals", value: "staging" }],
    effect: { suppressReason: "Staging wakes nobody." },
  });
  await createRoutingRule(world.ctx, {
    name: "Database down",
    conditions: [{ field: "class", operator: "equals", value: "db" }],
    effect: { declare: { severity: "SEV1", join: false }, urgency: "high" },
  });
  await monitor.trigger("a", { group: "staging" });
  await monitor.trigger("b", { class: "db", severity: "info" });
  expect(await alertsOf(world)).toMatchObject([
    { dedupKey: "b", urgency: "high", suppressedReason: null },
    { dedupKey: "a", suppressedReason: "Staging wakes nobody." },
  ]);
  expect(await eventsOf(world)).toEqual(["alert.suppressed", "alert.triggered", "alert.incident-wanted"]);
  const [wanted] = await world.sql("select data from event where name = 'alert.incident-wanted'");
  expect(wanted?.data).toMatchObject({ severity: "SEV1", title: "Disk full", join: false });
  const suppressed = (await alertsOf(world)).find((alert) => alert.dedupKey === "a");
  expect(await logOf(world, suppressed?.id ?? "")).toContain("Nobody was notified: Staging wakes nobody.");
});

test("an event that cannot be worked off is set aside and its neighbours are not held up", async ({
  world,
  monitor,
}) => {
  await monitor.trigger("before");
  // As if the check had let something through that the database refuses.
  await world.sql("alter table alert add constraint planted check (dedup_key <> 'poison')");
  const send = (dedup_key: string) =>
    monitor.intake.receive({
      source: monitor.source,
      entry: "enqueue",
      key: null,
      raw: Buffer.from(
        JSON.stringify({
          routing_key: KEY,
          event_action: "trigger",
          dedup_key,
          payload: { summary: "x", source: "x", severity: "error" },
        }),
      ),
    });
  await Promise.all(["one", "poison", "two"].map(send));
  await world.settle();
  expect((await alertsOf(world)).map((alert) => alert.dedupKey)).toEqual(["two", "one", "before"]);
  const { items } = await listRejectedInput(world.ctx, { sourceId: monitor.sourceId });
  expect(items).toMatchObject([{ reason: "not-processed" }]);
});

test("change events are listed and open no alert; everything old goes after its retention", async ({
  world,
  monitor,
}) => {
  await monitor.trigger();
  const change = {
    routing_key: KEY,
    payload: { summary: "Deployed 4.2", timestamp: "2026-01-02T03:04:05Z" },
  };
  await monitor.intake.receive({
    source: monitor.source,
    entry: "change",
    key: null,
    raw: Buffer.from(JSON.stringify(change)),
  });
  await world.settle();
  const { items } = await listChangeEvents(world.ctx);
  expect(items).toMatchObject([{ summary: "Deployed 4.2", happenedAt: "2026-01-02T03:04:05.000Z" }]);
  const { id: alertId } = await onlyAlert(world);
  expect((await getAlert(world.ctx, { alertId })).rawEvent?.text).toContain("Disk full");
  world.clock.set(new Date(world.clock.now().getTime() + days(31)));
  await world.settle();
  expect((await getAlert(world.ctx, { alertId })).rawEvent).toBeNull();
  expect((await listChangeEvents(world.ctx)).items).toHaveLength(1);
  world.clock.set(new Date(world.clock.now().getTime() + days(60)));
  await world.settle();
  expect((await listChangeEvents(world.ctx)).items).toEqual([]);
  expect(await alertsOf(world)).toHaveLength(1);
});
