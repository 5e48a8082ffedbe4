import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readSchedule, readSchedules } from "./read-schedules.ts";
import { presentSchedule, type ScheduleView } from "./schedule-view.ts";

export async function listSchedules(ctx: Ctx): Promise<ScheduleView[]> {
  allow(ctx, "oncall.read");
  return ctx.transaction(async (tx) => (await readSchedules(tx, ctx.clock.now())).map(presentSchedule));
}

export async function getSchedule(ctx: Ctx, input: { scheduleId: string }): Promise<ScheduleView> {
  allow(ctx, "oncall.read");
  return ctx.transaction(async (tx) =>
    presentSchedule(await readSchedule(tx, ctx.clock.now(), input.scheduleId)),
  );
}
