import { queueDelivery } from "#domains/delivery";
import { defineDeadline, setDeadline } from "#kernel/deadlines";
import { defineJob, enqueue } from "#kernel/jobs";
import { expect, minutes, test, type World } from "#world";
import { plainPurpose } from "../../test/world/plain-purpose.ts";

const readyz = async (world: World) => {
  const answer = await fetch(`${await world.serve()}/readyz`);
  const { checks } = (await answer.json()) as { checks: Record<string, boolean> };
  return { status: answer.status, checks };
};

test("a node is ready when its database is migrated and its workers get on", async ({ world }) => {
  expect(await readyz(world)).toEqual({
    status: 200,
    checks: { listening: true, database: true, migrations: true, jobs: true },
  });
});

test("a node is not ready while a migration is missing", async ({ world }) => {
  await world.sql("delete from ripplecast.migration where name like '0013%'");
  expect(await readyz(world)).toMatchObject({ status: 503, checks: { migrations: false } });
  await world.sql("insert into ripplecast.migration values ('0013_erasure.sql', 'x')");
  await world.sql("insert into ripplecast.migration values ('9999_of_a_newer_version.sql', 'x')");
  expect((await readyz(world)).status).toBe(200);
});

test("a node whose deadlines or jobs stand still is not ready", async ({ world }) => {
  const { engine } = world;
  await world.serve();
  const stuck = { deadlines: 1_000, jobs: 1_000 };
  engine.deadlines.quietForMs = () => stuck.deadlines;
  engine.jobsQuietForMs = () => stuck.jobs;
  expect((await readyz(world)).status).toBe(200);
  stuck.deadlines = minutes(1);
  expect(await readyz(world)).toMatchObject({ status: 503, checks: { deadlines: false, jobs: true } });
  stuck.deadlines = 0;

  stuck.jobs = minutes(3);
  expect((await readyz(world)).checks).toMatchObject({ jobs: true }); // nothing waits
  await neverDone(world);
  await world.sql("update pgboss.job set start_after = now() - interval '3 minutes' where name = 'nobody'");
  expect(await readyz(world)).toMatchObject({ status: 503, checks: { jobs: false } });
});

test("the runner of deadlines says how long it has been quiet once it was started", async ({ world }) => {
  const { deadlines } = world.engine;
  expect(deadlines.quietForMs()).toBeNull();
  deadlines.start();
  expect(deadlines.quietForMs()).toBeLessThan(minutes(1));
});

test("metrics tell of intake, jobs, deadlines and deliveries", async ({ world }) => {
  const { ctx } = world;
  await neverDone(world);
  await ctx.transaction((tx) =>
    setDeadline(tx, ctx, defineDeadline("test.nobody"), "x", new Date(ctx.clock.now().getTime() - 90_000)),
  );
  world.delivery.purposes = [plainPurpose()];
  await ctx.transaction((tx) =>
    tx
      .insertInto("workspace")
      .values({
        workspace_id: ctx.workspaceId,
        id: ctx.workspaceId,
        name: "W",
        slug: "w",
        created_at: ctx.clock.now(),
        updated_at: ctx.clock.now(),
      })
      .execute(),
  );
  await ctx.transaction((tx) =>
    queueDelivery(tx, ctx, {
      purpose: "test.plain",
      subjectId: "subject",
      channel: "email",
      address: { address: "ana@example.com" },
      reason: "subscribed",
      locale: "en",
      timeZone: null,
      urgency: "transactional",
      drill: false,
      idempotencyKey: "told",
    }),
  );
  await fetch(`${await world.serve()}/v2/enqueue`, { method: "POST", body: "{}" });
  const sent = /^ripplecast_deliveries\{channel="email",state="sent"\} 1$/m;
  await expect.poll(async () => metrics(world), { timeout: 10_000 }).toMatch(sent);
  const text = await metrics(world);
  expect(text).toMatch(/^ripplecast_intake_events_total\{answer="rejected"\} 1$/m);
  expect(text).toMatch(/^ripplecast_intake_events_total\{answer="accepted"\} 0$/m);
  expect(text).toMatch(/^ripplecast_intake_waiting 0$/m);
  expect(text).toMatch(/^ripplecast_jobs_waiting\{queue="nobody"\} 1$/m);
  expect(text).toMatch(/^ripplecast_jobs_active\{queue="nobody"\} 0$/m);
  expect(text).toMatch(/^ripplecast_jobs_oldest_waiting_seconds\{queue="nobody"\} \d/m);
  expect(text).toMatch(/^ripplecast_deadlines_late\{kind="test.nobody"\} 1$/m);
  expect(text).toMatch(/^ripplecast_deadlines_lateness_seconds 90$/m);
});

const metrics = async (world: World) => (await fetch(`${await world.serve()}/metrics`)).text();

/** A job that no worker of this node takes. */
async function neverDone({ ctx, sql }: World): Promise<void> {
  await sql("select pgboss.create_queue('nobody', '{\"policy\": \"standard\"}')");
  await ctx.transaction((tx) => enqueue(tx, ctx, defineJob("nobody"), {}));
}
