import type { Ctx } from "#kernel/ctx";
import { defineEvent, record } from "#kernel/events";
import { expect, test } from "#world";
import { httpFor } from "../../../../test/access/http-for.ts";
import { workspaceFor } from "../../../../test/access/workspace-for.ts";

const alertChanged = defineEvent<{ summary: string }>("alert.changed");
const keyMade = defineEvent("api-key.created");

const happen = (ctx: Ctx, kind: Parameters<typeof record>[2], id: string) =>
  ctx.transaction((tx) => record(tx, ctx.within(tx), kind, id, { summary: "never leaves" }));

async function listening(world: Parameters<typeof workspaceFor>[0]) {
  const workspace = await workspaceFor(world, "ana@example.test");
  const http = await httpFor(world, { limits: { streamsPerUser: 2 } });
  const { port } = await http.listen(0, "127.0.0.1");
  const open = async (ctx: Ctx, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
      headers: { cookie: await http.cookieOf(ctx), ...headers },
    });
    return { response, heard: reader(response) };
  };
  return { workspace, http, open, port };
}

/** Collects what a stream says until it has said `wanted`. */
function reader(response: Response) {
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async (wanted: string): Promise<string> => {
    while (stream && !text.includes(wanted)) {
      const { done, value } = await stream.read();
      if (done) break;
      text += value;
    }
    return text;
  };
}

test("a listener hears what changed in its workspace, by topic and id only", async ({ world }) => {
  const { workspace, http, open } = await listening(world);
  const elsewhere = await workspaceFor(world, "chloe@example.test");
  const viewer = await workspace.member("viewer");
  const { response, heard } = await open(viewer);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  await heard("retry");
  await happen(elsewhere.system, alertChanged, "elsewhere000");
  await happen(workspace.system, keyMade, "keymade00000");
  await happen(workspace.system, alertChanged, "ouralert0000");
  const text = await heard("ouralert0000");
  expect(text).toContain('data: {"topic":"alert.changed","subjectId":"ouralert0000"}');
  expect(text).not.toMatch(/elsewhere000|keymade00000|never leaves/);
  await http.stop();
});

test("what was missed is told again after Last-Event-ID", async ({ world }) => {
  const { workspace, http, open } = await listening(world);
  const ana = await workspace.member("owner");
  const lastSeen = world.clock.now().getTime();
  world.clock.set(new Date(lastSeen + 60_000));
  await happen(workspace.system, alertChanged, "missed000000");
  const { heard } = await open(ana, { "last-event-id": String(lastSeen) });
  expect(await heard("missed000000")).toMatch(/"missed000000"/);
  await http.stop();
});

test("nobody opens more streams than their share, and nobody without signing in", async ({ world }) => {
  const { workspace, http, open, port } = await listening(world);
  const ana = await workspace.member("owner");
  await open(ana);
  await open(ana);
  const third = await open(ana);
  expect(third.response.status).toBe(503);
  expect(await third.heard("too-many-streams")).toContain("too-many-streams");
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/events`)).status).toBe(401);
  await http.stop();
});

test("stopping ends the streams instead of waiting for them", async ({ world }) => {
  const { workspace, http, open } = await listening(world);
  const { heard } = await open(await workspace.member("owner"));
  const startedAt = performance.now();
  await http.stop();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  await heard("never said");
});
