import { Agent, request } from "node:http";
import fc from "fast-check";
import { createAlertSource } from "#domains/alerts";
import { newId } from "#kernel/ids";
import { expect, test, type World } from "#world";
import { createEngine, type Engine } from "../../src/main/engine.ts";
import { createFront, type Front } from "../../src/main/front.ts";
import { workers } from "../../src/main/jobs.ts";
import { bindings } from "../../src/main/ports.ts";
import { alertsAfter } from "../world/alerts-after.ts";
import { TEST_SECRET_KEY } from "../world/world.ts";

type Action = "trigger" | "acknowledge" | "resolve";
type Step = { connection: number; key: string; action: Action };
type Final = { state: string; triggers: number };

const CONNECTIONS = 6;

/** A second node on the same database: takes requests and does jobs of its own, at the same time as the first. */
async function secondNode(world: World): Promise<{ url: string; stop(): Promise<void> }> {
  const { db, runtime } = world.engine;
  const engine: Engine = createEngine(
    {
      database: { pooled: db.directUrl },
      secretKey: TEST_SECRET_KEY,
      publicUrl: runtime.publicUrl,
      log: runtime.log,
      clock: world.clock,
    },
    { reactions: [], deadlines: [], workers, bindings },
  );
  await engine.open();
  await engine.startJobs();
  const front: Front = await createFront(engine, { staticDir: undefined, version: "test" });
  const { port } = await front.listen(0, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await front.stop();
      await engine.stop();
    },
  };
}

/** Each connection sends its steps one after the other; the connections run at the same time. */
async function play(urls: string[], routingKey: string, steps: readonly Step[]): Promise<void> {
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const url = urls[connection % urls.length] ?? "";
      for (const step of steps.filter((each) => each.connection === connection))
        expect(await send(agent, url, routingKey, step)).toBe(202);
      agent.destroy();
    }),
  );
}

function send(
  agent: Agent,
  url: string,
  routing_key: string,
  { key, action }: Step,
): Promise<number | undefined> {
  const payload = { summary: key, source: "test", severity: "error" };
  const body = JSON.stringify({ routing_key, event_action: action, dedup_key: key, payload });
  return new Promise((resolve, reject) => {
    const req = request(`${url}/v2/enqueue`, { method: "POST", agent }, (res) => {
      res.resume().on("end", () => resolve(res.statusCode));
    });
    req.on("error", reject);
    req.end(body);
  });
}

async function acceptedActions(world: World, sourceId: string): Promise<Map<string, Action[]>> {
  const rows = await world.sql<{ raw: Buffer }>(
    "select raw from accepted_event where source_id = $1 order by seq",
    [sourceId],
  );
  const bodies = rows.map(
    ({ raw }) => JSON.parse(raw.toString()) as { dedup_key: string; event_action: Action },
  );
  return new Map(
    [...Map.groupBy(bodies, (body) => body.dedup_key)].map(([key, all]) => [
      key,
      all.map((body) => body.event_action),
    ]),
  );
}

async function finalAlerts(world: World, sourceId: string, key: string): Promise<Final[]> {
  return world.sql<Final>(
    "select state, event_count as triggers from alert where source_id = $1 and dedup_key = $2 order by number",
    [sourceId, key],
  );
}

const steps = fc.array(
  fc.record({
    connection: fc.integer({ min: 0, max: CONNECTIONS - 1 }),
    key: fc.constantFrom("disk", "cpu", "net"),
    action: fc.constantFrom<Action>("trigger", "trigger", "acknowledge", "resolve", "resolve"),
  }),
  { minLength: 20, maxLength: 120 },
);

test("however requests and nodes interleave, the final state follows the order of acceptance", async ({
  world,
}) => {
  const other = await secondNode(world);
  const urls = [await world.serve(), other.url];
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const routingKey = `${newId()}${newId()}${newId()}`.slice(0, 32);
        const { id: sourceId } = await createAlertSource(world.ctx, {
          kind: "pagerduty",
          name: "Test",
          routingKey,
        });
        await play(urls, routingKey, plan);
        await world.settle();
        const accepted = await acceptedActions(world, sourceId);
        expect([...accepted.values()].flat()).toHaveLength(plan.length);
        for (const [key, actions] of accepted)
          expect(await finalAlerts(world, sourceId, key), `${key}: ${actions}`).toEqual(alertsAfter(actions));
      }),
      { numRuns: 10, interruptAfterTimeLimit: 20_000 },
    );
  } finally {
    await other.stop();
  }
});

test("what one connection sends takes effect in the order in which it was sent", async ({ world }) => {
  const routingKey = "s".repeat(32);
  const { id: sourceId } = await createAlertSource(world.ctx, {
    kind: "pagerduty",
    name: "Test",
    routingKey,
  });
  const plan = Array.from({ length: CONNECTIONS }, (_, connection) =>
    (["trigger", "acknowledge", "resolve"] as const).map((action) => ({
      connection,
      key: `key-${connection}`,
      action,
    })),
  ).flat();
  await play([await world.serve()], routingKey, plan);
  await world.settle();
  for (let connection = 0; connection < CONNECTIONS; connection++)
    expect(await finalAlerts(world, sourceId, `key-${connection}`)).toEqual([
      { state: "resolved", triggers: 1 },
    ]);
});
