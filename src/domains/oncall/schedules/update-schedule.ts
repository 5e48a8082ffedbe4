import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { scheduleChanged } from "../events.ts";
import { readSchedule } from "./read-schedules.ts";
import { refuseTakenScheduleName, UpdateScheduleInput } from "./schedule-input.ts";
import { presentSchedule, type ScheduleView } from "./schedule-view.ts";
import { writeRotations } from "./write-rotations.ts";

export type UpdateSchedule = z.input<typeof UpdateScheduleInput>;

export async function updateSchedule(ctx: Ctx, input: UpdateSchedule): Promise<ScheduleView> {
  allow(ctx, "oncall.manage");
  const { scheduleId, rotations, ...change } = parse(UpdateScheduleInput, input);
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const before = await readSchedule(tx, now, scheduleId);
    if (change.name) await refuseTakenScheduleName(tx, change.name, scheduleId);
    await tx
      .updateTable("schedule")
      .set({
        name: change.name ?? before.name,
        description: change.description ?? before.description,
        time_zone: change.timeZone ?? before.timeZone,
        updated_at: now,
      })
      .where("id", "=", scheduleId)
      .execute();
    if (rotations) await writeRotations(tx, ctx, scheduleId, rotations);
    const changed = Object.keys(change).concat(rotations ? ["rotations"] : []);
    await audit(tx, ctx, "schedule.update", { kind: "schedule", id: scheduleId }, { changed });
    await record(tx, ctx, scheduleChanged, scheduleId, { change: "updated" });
    return presentSchedule(await readSchedule(tx, now, scheduleId));
  });
}
