import { z } from "zod";
import { allow } from "#domains/access";
import { refuseUnknownPeople } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { type Rotation, shiftsBetween } from "../schedule/index.ts";
import { gapsOf, stretchOf } from "./list-shifts.ts";
import { readSchedule, readSchedulePeople, withoutDeactivated } from "./read-schedules.ts";
import { CreateScheduleInput, type RotationInput, turnLength } from "./schedule-input.ts";
import { presentShift, type ShiftView } from "./schedule-view.ts";

const PreviewShiftsInput = CreateScheduleInput.pick({ timeZone: true, rotations: true }).extend({
  /** The schedule that would be changed: its overrides count. */
  scheduleId: z.string().optional(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type PreviewShifts = z.input<typeof PreviewShiftsInput>;

export type ShiftsPreview = {
  timeZone: string;
  from: string;
  until: string;
  shifts: ShiftView[];
  gaps: { from: string; until: string }[];
};

/** Who would be on call if these were the rotations. Changes nothing. */
export async function previewShifts(ctx: Ctx, input: PreviewShifts): Promise<ShiftsPreview> {
  allow(ctx, "oncall.manage");
  const { scheduleId, timeZone, rotations: wanted, ...range } = parse(PreviewShiftsInput, input);
  const { from, until } = stretchOf(range);
  const rotations = wanted.map(asRotation);
  return ctx.transaction(async (tx) => {
    await refuseUnknownPeople(
      tx,
      rotations.flatMap((rotation) => rotation.turns.flat()),
    );
    const overrides = scheduleId ? (await readSchedule(tx, from, scheduleId)).overrides : [];
    const { names, deactivated } = await readSchedulePeople(tx, rotations, overrides);
    const schedule = withoutDeactivated({ timeZone, rotations, overrides }, deactivated);
    const shifts = shiftsBetween(schedule, from, until).map((shift) => presentShift(shift, names));
    return {
      timeZone,
      from: from.toISOString(),
      until: until.toISOString(),
      shifts,
      gaps: gapsOf(shifts),
    };
  });
}

/** As it would be stored; its id lives as long as the preview. */
const asRotation = (rotation: RotationInput): Rotation => ({
  id: newId<"rotation">(),
  layer: rotation.layer,
  every: turnLength(rotation),
  startsOn: rotation.startsOn,
  handOverAt: rotation.handOverAt,
  endsAt: rotation.endsAt ? new Date(rotation.endsAt) : null,
  turns: rotation.turns,
  restrictions: rotation.restrictions,
});
