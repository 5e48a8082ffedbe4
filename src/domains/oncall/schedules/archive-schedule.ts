import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { scheduleChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { readSchedule } from "./read-schedules.ts";

/** Takes a schedule out of use, unless a policy still notifies it. */
export async function archiveSchedule(ctx: Ctx, input: { scheduleId: string }): Promise<void> {
  allow(ctx, "oncall.manage");
  await ctx.transaction(async (tx) => {
    const { id, name } = await readSchedule(tx, ctx.clock.now(), input.scheduleId);
    const users = await tx
      .selectFrom("escalation_target as t")
      .innerJoin("escalation_step as s", "s.id", "t.step_id")
      .innerJoin("escalation_policy as p", "p.id", "s.policy_id")
      .select("p.name")
      .distinct()
      .where("t.target_id", "=", id)
      .where("p.archived_at", "is", null)
      .execute();
    if (users.length > 0)
      throw refuse("schedule-in-use", { policies: users.map((policy) => policy.name).join(", ") });
    await tx.updateTable("schedule").set({ archived_at: ctx.clock.now() }).where("id", "=", id).execute();
    await audit(tx, ctx, "schedule.archive", { kind: "schedule", id }, { name });
    await record(tx, ctx, scheduleChanged, id, { change: "archived" });
  });
}
