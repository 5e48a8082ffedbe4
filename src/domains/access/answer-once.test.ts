import { days, expect, test } from "#world";
import { workspaceFor } from "../../../test/access/workspace-for.ts";
import { type Answer, answerOnce } from "./answer-once.ts";
import { refuse } from "./refusals.ts";

const answer = (n: number): Answer => ({ status: 201, body: { n } });

test("the same key and request is answered from the first answer", async ({ world }) => {
  const { system } = await workspaceFor(world, "ana@example.test");
  let runs = 0;
  const act = async () => answer(++runs);
  expect(await answerOnce(system, "k1", "POST /x {}", act)).toMatchObject({
    body: { n: 1 },
    repeated: false,
  });
  expect(await answerOnce(system, "k1", "POST /x {}", act)).toMatchObject({ body: { n: 1 }, repeated: true });
  expect(await answerOnce(system, "k2", "POST /x {}", act)).toMatchObject({ body: { n: 2 } });
  await world.wait(days(2));
  expect(await answerOnce(system, "k1", "POST /x {}", act)).toMatchObject({ body: { n: 3 } });
});

test("the same key for another request is refused, and another actor's key is another key", async ({
  world,
}) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const act = async () => answer(1);
  await answerOnce(workspace.system, "k", "one", act);
  await expect(answerOnce(workspace.system, "k", "two", act)).rejects.toMatchObject({
    code: "idempotency-key-taken",
    status: 422,
  });
  const ben = await workspace.member("commander");
  expect(await answerOnce(ben, "k", "two", act)).toMatchObject({ repeated: false });
});

test("while the first is being worked on, the second is told to wait", async ({ world }) => {
  const { system } = await workspaceFor(world, "ana@example.test");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered = () => {};
  const started = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const first = answerOnce(system, "k", "r", async () => {
    entered();
    await held;
    return answer(1);
  });
  await started;
  await expect(answerOnce(system, "k", "r", async () => answer(2))).rejects.toMatchObject({
    code: "idempotency-key-busy",
    status: 409,
  });
  release();
  expect(await first).toMatchObject({ body: { n: 1 } });
});

test("a refused request leaves nothing behind and may be tried again", async ({ world }) => {
  const { system } = await workspaceFor(world, "ana@example.test");
  const refused = answerOnce(system, "k", "r", async (ctx) => {
    await ctx.transaction((tx) => tx.updateTable("workspace").set({ name: "half done" }).execute());
    throw refuse("last-owner");
  });
  await expect(refused).rejects.toMatchObject({ code: "last-owner" });
  expect(await answerOnce(system, "k", "r", async () => answer(1))).toMatchObject({ repeated: false });
  const [row] = await world.sql<{ name: string }>("select name from workspace");
  expect(row?.name).toBe("Workspace of ana");
});
