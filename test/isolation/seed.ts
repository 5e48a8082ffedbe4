import type { World } from "#world";
import type { RegisteredRoute } from "../../src/main/http/create-http-server.ts";
import type { Asking } from "./ask.ts";
import { knownIds } from "./known-ids.ts";
import { CANARY, type Furnished } from "./two-workspaces.ts";

const MOST_ROUNDS = 2;

/**
 * Fills a workspace by its own API: every POST that makes something is called with a value made from its schema, twice,
 * so that what needs something else finds it the second time. What no call makes comes by the monitor or by hand.
 */
export async function seed(
  world: World,
  server: Asking,
  whose: Furnished & { cookie: string },
): Promise<void> {
  await raiseAlert(server, whose.routingKey);
  await world.settle();
  await world.sql(
    "insert into suppression (workspace_id, id, channel, address_key, reason, created_at) values ($1, 'suppressed00', 'email', 'x', 'bounced', now())",
    [whose.system.workspaceId],
  );
  const makers = server.routes.filter((route) => route.method === "POST" && makesSomething(route));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const route of makers) {
      const { idFor } = await knownIds(world, whose.system.workspaceId);
      const body = { idFor, words: CANARY, at: world.clock.now() };
      await server.ask(route, { cookie: whose.cookie }, { idFor, body });
    }
    const { idFor } = await knownIds(world, whose.system.workspaceId);
    if (round === 0) await tellAudiences(server, whose.cookie, idFor("incidentId") ?? "");
    await world.settle();
  }
}

/** An update as the composer sends it: what was previewed, by its hash. */
async function tellAudiences({ front }: Asking, cookie: string, incidentId: string): Promise<void> {
  const facts = [
    { key: "symptom", value: CANARY },
    { key: "workaround", value: CANARY },
    { key: "impact.business", value: CANARY },
    { key: "cause.technical", value: CANARY },
  ];
  const post = (path: string, payload: object) =>
    front.http.app.inject({
      method: "POST",
      url: `/api/v1/incidents/${incidentId}/${path}`,
      headers: { cookie },
      payload,
    });
  const { hash } = (await post("updates/preview", { facts })).json();
  const sent = await post("updates", { facts, previewHash: hash, idempotencyKey: "one-update" });
  if (sent.statusCode >= 300) throw new Error(`the update was not sent: ${sent.body}`);
}

/** As a monitor would: the hot path has no route that could be injected into. */
async function raiseAlert({ front }: Asking, routingKey: string): Promise<void> {
  const { port } = await front.listen(0, "127.0.0.1");
  const event = {
    routing_key: routingKey,
    event_action: "trigger",
    payload: { summary: `${CANARY} is down`, source: "db-1", severity: "critical" },
  };
  const answer = await fetch(`http://127.0.0.1:${port}/v2/enqueue`, {
    method: "POST",
    body: JSON.stringify(event),
  });
  if (answer.status !== 202) throw new Error(`the alert was not accepted: ${await answer.text()}`);
}

// What ends with a noun makes one; what ends with an id or a verb acts on one.
const makesSomething = ({ url, access }: RegisteredRoute): boolean =>
  url.startsWith("/api/v1/") && access !== "public" && access !== "identity" && /s$|\/postmortem$/.test(url);
