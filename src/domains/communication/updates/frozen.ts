import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

/** The same context joined to `tx`, in which one update has one moment: what it says and what it writes agree. */
export function atOneMoment(ctx: Ctx, tx: Tx): Ctx {
  const now = ctx.clock.now();
  return { ...ctx.within(tx), clock: { now: () => now } };
}

/** Runs `fn`, then takes everything back that it wrote. */
export async function takenBack<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  await sql`savepoint planned`.execute(tx);
  const result = await fn();
  await sql`rollback to savepoint planned`.execute(tx);
  return result;
}
