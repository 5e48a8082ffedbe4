import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { overrideRemoved } from "../events.ts";
import { refuse } from "../refusals.ts";

export async function removeOverride(
  ctx: Ctx,
  input: { scheduleId: string; overrideId: string },
): Promise<void> {
  allow(ctx, "oncall.manage");
  await ctx.transaction(async (tx) => {
    const row = await tx
      .deleteFrom("schedule_override")
      .where("id", "=", input.overrideId)
      .where("schedule_id", "=", input.scheduleId)
      .returning(["id", "starts_at", "ends_at"])
      .executeTakeFirst();
    if (!row) throw refuse("override-not-found", { id: input.overrideId, scheduleId: input.scheduleId });
    const detail = { from: row.starts_at.toISOString(), until: row.ends_at.toISOString() };
    await audit(tx, ctx, "override.remove", { kind: "override", id: row.id }, detail);
    await record(tx, ctx, overrideRemoved, row.id, { scheduleId: input.scheduleId });
  });
}
