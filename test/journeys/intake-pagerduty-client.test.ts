import { Agent } from "node:https";
import { connect, type Socket } from "node:net";
import { change, event } from "@pagerduty/pdjs";
import { createAlertSource, listAlerts, listChangeEvents } from "#domains/alerts";
import { expect, test, type World } from "#world";

const KEY = "0123456789abcdefghijklmnopqrstuv";

/** PagerDuty's client insists on https; this agent speaks plain HTTP below it, as a proxy that ends TLS would. */
class WithoutTls extends Agent {
  override createConnection(options: { port?: number | string | null }): Socket {
    return connect(Number(options.port), "127.0.0.1");
  }
}

async function clientFor(world: World) {
  await createAlertSource(world.ctx, { kind: "pagerduty", name: "Client", routingKey: KEY });
  const { host: server } = new URL(await world.serve());
  const way = { server, agent: new WithoutTls() };
  type Data = Parameters<typeof event>[0]["data"];
  type ChangeData = Parameters<typeof change>[0]["data"];
  return {
    send: (data: Omit<Data, "routing_key">) => event({ ...way, data: { routing_key: KEY, ...data } }),
    sendAs: (routing_key: string, data: Omit<Data, "routing_key">) =>
      event({ ...way, data: { routing_key, ...data } }),
    // The client's types ask for the severity of an alert here; a change has none.
    change: (data: object) => change({ ...way, data: { routing_key: KEY, ...data } as ChangeData }),
  };
}

const payload = {
  summary: "Ping failed on host1",
  source: "host1.example.com",
  severity: "critical" as const,
  custom_details: { "ping time": "1500ms" },
};

test("PagerDuty's own client triggers, acknowledges and resolves an alert", async ({ world }) => {
  const client = await clientFor(world);
  const sent = await client.send({
    event_action: "trigger",
    payload,
    links: [{ href: "https://example.com/run" }],
  });
  expect(sent.status).toBe(202);
  expect(sent.data).toMatchObject({ status: "success", message: "Event processed" });
  const dedup_key: string = sent.data.dedup_key;
  const states = [];
  for (const event_action of ["acknowledge", "resolve"] as const) {
    expect((await client.send({ event_action, dedup_key, payload })).data.dedup_key).toBe(dedup_key);
    await world.settle();
    states.push((await listAlerts(world.ctx)).items[0]?.state);
  }
  expect(states).toEqual(["acknowledged", "resolved"]);
});

test("PagerDuty's own client is told what is wrong in the words it knows", async ({ world }) => {
  const client = await clientFor(world);
  const refused = await client.sendAs("tooshort", {
    event_action: "trigger",
    payload: { ...payload, summary: "" },
  });
  expect(refused.status).toBe(400);
  expect(refused.data).toEqual({
    status: "invalid event",
    message: "Event object is invalid",
    errors: [
      "Length of 'routing_key' is incorrect (should be 32 characters)",
      "'payload.summary' is missing or blank",
    ],
  });
});

test("PagerDuty's own client reports a deployment", async ({ world }) => {
  const client = await clientFor(world);
  const sent = await client.change({
    payload: { summary: "Deployed 4.2", source: "ci", timestamp: "2026-11-23T12:00:00Z", custom_details: {} },
    links: [{ href: "https://ci.example/42", text: "Build 42" }],
  });
  expect([sent.status, sent.data.message]).toEqual([202, "Change event processed"]);
  await world.settle();
  expect((await listChangeEvents(world.ctx)).items).toMatchObject([
    { summary: "Deployed 4.2", links: [{ href: "https://ci.example/42", text: "Build 42" }] },
  ]);
});
