import { sql } from "kysely";
import { expect, test } from "#world";

test("a connection that dies between two statements fails its transaction and nothing else", async ({
  world,
}) => {
  const { ctx } = world;
  const broken = ctx.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    // By another connection, which comes back when the server has ended that one.
    await world.sql("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect(await ctx.transaction((tx) => sql`select 1`.execute(tx))).toMatchObject({ rows: [{}] });
});
