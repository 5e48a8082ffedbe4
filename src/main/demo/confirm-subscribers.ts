import { confirmSubscription } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";

/** The demo's subscribers have no mailbox: each confirms as the link in the mail would. */
export async function confirmSubscribers(ctx: Ctx): Promise<void> {
  const waiting = await ctx.transaction((tx) =>
    tx.selectFrom("subscriber").select("id").where("confirmed_at", "is", null).execute(),
  );
  for (const { id } of waiting) await confirmSubscription(ctx, id);
}
