import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { scheduleChanged } from "../events.ts";
import { readSchedule } from "./read-schedules.ts";
import { CreateScheduleInput, refuseTakenScheduleName } from "./schedule-input.ts";
import { presentSchedule, type ScheduleView } from "./schedule-view.ts";
import { writeRotations } from "./write-rotations.ts";

export type CreateSchedule = z.input<typeof CreateScheduleInput>;

export async function createSchedule(ctx: Ctx, input: CreateSchedule): Promise<ScheduleView> {
  allow(ctx, "oncall.manage");
  const { name, description, timeZone, rotations } = parse(CreateScheduleInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenScheduleName(tx, name);
    const id = newId<"schedule">();
    const now = ctx.clock.now();
    await tx
      .insertInto("schedule")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        name,
        description,
        time_zone: timeZone,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await writeRotations(tx, ctx, id, rotations);
    await audit(tx, ctx, "schedule.create", { kind: "schedule", id }, { name });
    await record(tx, ctx, scheduleChanged, id, { change: "created" });
    return presentSchedule(await readSchedule(tx, now, id));
  });
}
