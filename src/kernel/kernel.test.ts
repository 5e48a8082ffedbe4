import { expect, minutes, test } from "#world";
import { defineDeadline, setDeadline } from "./deadlines.ts";

test("a row of one workspace does not exist for another", async ({ world }) => {
  const kind = defineDeadline("kernel.test");
  await world.ctx.transaction((tx) =>
    setDeadline(tx, world.ctx, kind, "thing", new Date(world.clock.now().getTime() + minutes(5))),
  );
  const mine = await world.ctx.transaction((tx) => tx.selectFrom("deadline").selectAll().execute());
  expect(mine).toHaveLength(1);
  const theirs = await world.engine.db.transaction("other0000000" as never, (tx) =>
    tx.selectFrom("deadline").selectAll().execute(),
  );
  expect(theirs).toHaveLength(0);
  expect(await world.engine.db.spanning.selectFrom("deadline").selectAll().execute()).toHaveLength(0);
});
