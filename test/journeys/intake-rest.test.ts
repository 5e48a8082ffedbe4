import { createApiKey } from "#domains/access";
import { expect, test, type World } from "#world";
import {
  AlertDetail,
  AlertList,
  AlertSourceList,
  DryRunRouting,
  RejectedInputList,
} from "../../src/api/contract/alerts.ts";
import { ROUTING_KEY } from "../world/cast.ts";

type Body = Record<string, unknown>;

async function desk(world: World) {
  const { olga } = await world.cast();
  const url = await world.serve();
  const { key } = await createApiKey(olga.ctx, { name: "Script", scopes: ["alerts:write", "sources:write"] });
  const call = async (method: string, path: string, body?: Body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  const send = async (event: Body | string) => {
    const body = typeof event === "string" ? event : JSON.stringify({ routing_key: ROUTING_KEY, ...event });
    const response = await fetch(`${url}/v2/enqueue`, { method: "POST", body });
    await world.settle();
    return response.status;
  };
  return { call, send };
}

const trigger = (dedup_key: string, more: Body = {}) => ({
  event_action: "trigger",
  dedup_key,
  payload: { summary: `Trouble with ${dedup_key}`, source: "db-1", severity: "critical", ...more },
});

test("a script follows an alert from its monitor to its end", async ({ world }) => {
  const { call, send } = await desk(world);
  expect(await send(trigger("disk"))).toBe(202);
  const listed = AlertList.parse((await call("GET", "/alerts?state=open&search=disk")).body);
  expect(listed.items).toMatchObject([{ summary: "Trouble with disk", state: "triggered" }]);
  const path = `/alerts/${listed.items[0]?.id}`;
  expect((await call("POST", `${path}/acknowledge`, { note: "On it" })).body.state).toBe("acknowledged");
  expect((await call("POST", `${path}/snooze`, { minutes: 10 })).body.snoozedUntil).not.toBeNull();
  expect((await call("POST", `${path}/unacknowledge`)).body.state).toBe("triggered");
  expect((await call("POST", `${path}/notes`, { note: "Volume grown" })).status).toBe(201);
  expect((await call("POST", `${path}/resolve`, {})).body.state).toBe("resolved");
  const refused = await call("POST", `${path}/snooze`, { minutes: 10 });
  expect([refused.status, refused.body.code]).toEqual([409, "alert-over"]);
  const detail = AlertDetail.parse((await call("GET", path)).body);
  expect(detail.rawEvent?.text).toContain("Trouble with disk");
  expect(JSON.stringify(detail)).not.toContain(ROUTING_KEY);
  expect(detail.log.map((entry) => entry.what)).toEqual([
    "triggered",
    "note",
    "acknowledged",
    "snoozed",
    "unacknowledged",
    "note",
    "resolved",
  ]);
});

test("alerts are listed page by page, without repeating or losing one", async ({ world }) => {
  const { call, send } = await desk(world);
  for (const name of ["a", "b", "c", "d", "e"]) await send(trigger(name, { severity: "info" }));
  const seen = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = AlertList.parse((await call("GET", `/alerts?limit=2${cursor && `&cursor=${cursor}`}`)).body);
    seen.push(...page.items.map((item) => item.dedupKey));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["e", "d", "c", "b", "a"]);
});

test("a source is added, shown its key, rotated, and its rejected input is listed", async ({ world }) => {
  const { call, send } = await desk(world);
  const made = await call("POST", "/alert-sources", {
    kind: "alertmanager",
    name: "Prometheus",
    settings: {},
  });
  expect(made.status).toBe(201);
  expect(JSON.stringify(made.body)).not.toMatch(/routingKey/);
  const shown = await call("POST", `/alert-sources/${made.body.id}/routing-key/reveal`);
  expect(shown.body).toMatchObject({ url: expect.stringMatching(/\/api\/inbound\/alertmanager$/) });
  const rotated = await call("POST", `/alert-sources/${made.body.id}/routing-key/rotate`, {
    overlapMinutes: 5,
  });
  expect(rotated.body.routingKey).not.toBe(shown.body.routingKey);
  const wrong = await call("POST", "/alert-sources", { kind: "carrier-pigeon", name: "Pigeon" });
  expect([wrong.status, wrong.body.code]).toEqual([422, "alert-source-kind-unknown"]);

  const sources = AlertSourceList.parse((await call("GET", "/alert-sources")).body).items;
  const monitoring = sources.find((source) => source.name === "Monitoring");
  expect(await send(`{"routing_key":"${ROUTING_KEY}", nonsense`)).toBe(400);
  const rejected = async () =>
    RejectedInputList.parse((await call("GET", `/alert-sources/${monitoring?.id}/rejected-input`)).body);
  await expect.poll(rejected).toMatchObject({ items: [{ reason: "malformed-json" }] });
});

test("a source out of use is listed no more and turns away what still comes in; its alerts keep naming it", async ({
  world,
}) => {
  const { call, send } = await desk(world);
  await send(trigger("disk"));
  const [source] = AlertSourceList.parse((await call("GET", "/alert-sources")).body).items;
  expect((await call("DELETE", `/alert-sources/${source?.id}`)).status).toBe(204);
  expect(AlertSourceList.parse((await call("GET", "/alert-sources")).body).items).toEqual([]);
  expect((await call("PATCH", `/alert-sources/${source?.id}`, { disabled: false })).body.code).toBe(
    "alert-source-not-found",
  );
  await expect.poll(() => send(trigger("cpu"))).toBe(400);
  expect(AlertList.parse((await call("GET", "/alerts")).body).items).toMatchObject([
    { summary: "Trouble with disk", sourceName: source?.name },
  ]);
});

test("a routing rule is tried on recent alerts before it is saved", async ({ world }) => {
  const { call, send } = await desk(world);
  await send(trigger("disk", { group: "staging" }));
  await send(trigger("cpu", { group: "production" }));
  const rule = {
    name: "Staging",
    conditions: [{ field: "group", operator: "equals", value: "staging" }],
    effect: { suppressReason: "Staging wakes nobody." },
    position: 1,
  };
  const tried = DryRunRouting.parse((await call("POST", "/routing-rules/dry-run", { rule })).body);
  expect(tried.items).toMatchObject([
    { matches: false, would: "No rule matches, to Website, urgency high" },
    { matches: true, would: "Rule “Staging”, to Website, urgency high, suppressed (Staging wakes nobody.)" },
  ]);
  const saved = await call("POST", "/routing-rules", rule);
  expect([saved.status, saved.body.position]).toEqual([201, 1]);
  const positions = (await call("GET", "/routing-rules")).body.items.map((each: Body) => each.position);
  expect(positions).toEqual([1, 2, 3]);
  expect((await call("DELETE", `/routing-rules/${saved.body.id}`)).status).toBe(204);
  const told = await world.sql<{ change: string }>(
    "select data->>'change' as change from event where name = 'routing-rule.changed' and subject_id = $1 order by seq",
    [saved.body.id],
  );
  expect(told.map(({ change }) => change)).toEqual(["created", "removed"]);
  const broken = await call("POST", "/routing-rules", {
    ...rule,
    conditions: [{ field: "nope", operator: "equals" }],
  });
  expect([broken.status, broken.body.code]).toEqual([422, "invalid-input"]);
});
