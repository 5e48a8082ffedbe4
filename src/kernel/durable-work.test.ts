import type { World } from "#world";
import { expect, minutes, test } from "#world";
import { after } from "./clock.ts";
import { type Ctx, createCtx } from "./ctx.ts";
import { clearDeadline, createDeadlineRunner, defineDeadline, setDeadline, whenDue } from "./deadlines.ts";
import { defineEvent, on, reactionsByEvent, reactionWorker, record } from "./events.ts";
import { newId } from "./ids.ts";
import { createJobs, defineJob, enqueue, work } from "./jobs.ts";

const tick = defineDeadline("test.tick");

test("a row of one workspace does not exist for another, nor without a workspace", async ({ world }) => {
  const { ctx, engine } = world;
  await ctx.transaction((tx) => setDeadline(tx, ctx, tick, "thing", world.clock.now()));
  const seenFrom = (id: string) =>
    engine.db.transaction(id as Ctx["workspaceId"], (tx) => tx.selectFrom("deadline").selectAll().execute());
  expect(await seenFrom(ctx.workspaceId)).toHaveLength(1);
  expect(await seenFrom(newId())).toHaveLength(0);
  expect(await engine.db.spanning.selectFrom("deadline").selectAll().execute()).toHaveLength(0);
});

test("a row can not be written into another workspace", async ({ world }) => {
  const { ctx } = world;
  const foreign = { ...ctx, workspaceId: newId<"workspace">() };
  await expect(
    ctx.transaction((tx) => setDeadline(tx, foreign, tick, "thing", world.clock.now())),
  ).rejects.toThrow("row-level security");
});

test("a deadline is acted on once, when it is due, by one of several nodes", async ({ world }) => {
  const { ctx, clock } = world;
  const seen: string[] = [];
  const node = () =>
    createDeadlineRunner(world.engine.runtime, [
      whenDue(tick, async (_ctx, { subjectId }) => void seen.push(subjectId)),
    ]);
  const nodes = [node(), node(), node()];
  const runAll = () => Promise.all(nodes.map((one) => one.runDue()));
  await ctx.transaction(async (tx) => {
    for (const n of Array(20).keys())
      await setDeadline(tx, ctx, tick, `subject-${n}`, after(clock.now(), minutes(1)));
  });
  await runAll();
  expect(seen).toEqual([]);
  clock.move(minutes(1));
  await runAll();
  await runAll();
  expect(seen.sort()).toEqual([...Array(20).keys()].map((n) => `subject-${n}`).sort());
});

test("a deadline whose handler fails is kept, put off and tried again", async ({ world }) => {
  const { ctx, clock } = world;
  let failures = 2;
  let succeeded = 0;
  const runner = createDeadlineRunner(world.engine.runtime, [
    whenDue(tick, async (inside) => {
      await inside.transaction((tx) =>
        setDeadline(tx, inside, tick, "left behind by a failure", clock.now()),
      );
      if (failures-- > 0) throw new Error("not yet");
      await inside.transaction((tx) => clearDeadline(tx, inside, tick, "left behind by a failure"));
      succeeded++;
    }),
  ]);
  await ctx.transaction((tx) => setDeadline(tx, ctx, tick, "thing", clock.now()));
  for (let round = 0; round < 4; round++) {
    await runner.runDue();
    clock.move(minutes(1));
  }
  expect(succeeded).toBe(1);
  expect(await world.sql("select subject_id from deadline")).toEqual([]);
});

test("a handler may set its own deadline again", async ({ world }) => {
  const { ctx, clock } = world;
  let rounds = 0;
  const runner = createDeadlineRunner(world.engine.runtime, [
    whenDue(tick, async (inside, { subjectId }) => {
      if (++rounds < 3)
        await inside.transaction((tx) =>
          setDeadline(tx, inside, tick, subjectId, after(clock.now(), minutes(1))),
        );
    }),
  ]);
  await ctx.transaction((tx) => setDeadline(tx, ctx, tick, "thing", clock.now()));
  for (let round = 0; round < 5; round++) {
    await runner.runDue();
    clock.move(minutes(1));
  }
  expect(rounds).toBe(3);
});

test("a job exists if and only if its transaction commits", async ({ world }) => {
  const greet = defineJob<{ name: string }>("test.greet");
  const seen: unknown[] = [];
  await withJobs(
    world,
    [work(greet, async (ctx, data) => void seen.push([ctx.workspaceId, data.name]))],
    async (ctx) => {
      await ctx.transaction((tx) => enqueue(tx, ctx, greet, { name: "kept" }));
      await ctx
        .transaction(async (tx) => {
          await enqueue(tx, ctx, greet, { name: "undone" });
          throw new Error("roll back");
        })
        .catch(() => {});
      await expect.poll(() => seen, { timeout: 5_000 }).toEqual([[ctx.workspaceId, "kept"]]);
    },
  );
});

test("an event queues each of its reactions, which get its data", async ({ world }) => {
  const happened = defineEvent<{ n: number }>("test.happened");
  const seen: string[] = [];
  const reactions = [
    on(
      happened,
      "test.first",
      async (_ctx, event) => void seen.push(`first ${event.subjectId} ${event.data.n}`),
    ),
    on(
      happened,
      "test.second",
      async (ctx, event) => void seen.push(`second ${event.data.n} in ${ctx.workspaceId}`),
    ),
  ];
  // Kept instead of queued: the world's own runner reads the same queue and knows none of these reactions.
  const queued: Record<string, unknown>[] = [];
  const jobs = {
    ...world.ctx.jobs,
    send: async (...[, , data]: Parameters<Ctx["jobs"]["send"]>) => void queued.push(...data),
  };
  const ctx: Ctx = { ...world.ctx, jobs, reactionsTo: reactionsByEvent(reactions) };
  const notices: string[] = [];
  world.engine.notices.listen((notice) => notices.push(`${notice.topic} ${notice.subjectId}`));

  await ctx.transaction((tx) => record(tx, ctx, happened, "thing", { n: 7 }));
  const worker = reactionWorker(reactions);
  for (const data of queued) await worker.handler(ctx, data as never); // what `record` queued for this worker

  expect(seen).toEqual(["first thing 7", `second 7 in ${ctx.workspaceId}`]);
  await expect.poll(() => notices).toContain("test.happened thing");
});

test("a reaction that this node does not know is left for a newer one", async ({ world }) => {
  const happened = defineEvent("test.happened");
  const worker = reactionWorker([on(happened, "test.known", async () => {})]);
  await expect(worker.handler(world.ctx, { eventId: "x", reaction: "test.newer" } as never)).rejects.toThrow(
    "newer",
  );
});

/** A job runner of the test's own beside the world's, for kinds that only the test knows. */
async function withJobs(
  world: World,
  workers: Parameters<typeof createJobs>[1],
  fn: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const { runtime, db } = world.engine;
  const jobs = createJobs(db.directUrl, workers, runtime.log);
  const own = { ...runtime, jobs };
  await jobs.open();
  // The world's runner knows this queue too; only ours may take from it here.
  await jobs.run(own);
  try {
    await fn(createCtx(own, world.ctx.workspaceId, world.ctx.actor));
  } finally {
    await jobs.stop();
  }
}
