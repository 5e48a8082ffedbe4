import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readSchedule } from "./read-schedules.ts";
import { type OverrideView, presentOverride } from "./schedule-view.ts";

/** Overrides in force or to come, the earliest first. */
export async function listOverrides(ctx: Ctx, input: { scheduleId: string }): Promise<OverrideView[]> {
  allow(ctx, "oncall.read");
  return ctx.transaction(async (tx) => {
    const { id, overrides, names } = await readSchedule(tx, ctx.clock.now(), input.scheduleId);
    return overrides
      .toSorted((a, b) => a.from.getTime() - b.from.getTime())
      .map((override) => presentOverride(id, override, names));
  });
}
