import { z } from "zod";
import { allow } from "#domains/access";
import { days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { refuse } from "../refusals.ts";
import { shiftsBetween } from "../schedule/index.ts";
import { readSchedule } from "./read-schedules.ts";
import { type OverrideView, presentOverride, presentShift, type ShiftView } from "./schedule-view.ts";

const LONGEST_DAYS = 100;
const ListShiftsInput = z.object({
  scheduleId: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type ListShifts = z.input<typeof ListShiftsInput>;

/** From and until as moments; refuses what is too long or backwards. */
export function stretchOf(range: { from: string; until: string }): { from: Date; until: Date } {
  const [from, until] = [new Date(range.from), new Date(range.until)];
  const length = until.getTime() - from.getTime();
  if (length <= 0 || length > days(LONGEST_DAYS)) throw refuse("range-too-long", { days: LONGEST_DAYS });
  return { from, until };
}

export type ShiftsView = {
  scheduleId: string;
  timeZone: string;
  from: string;
  until: string;
  shifts: ShiftView[];
  gaps: { from: string; until: string }[];
  overrides: OverrideView[];
};

export async function listShifts(ctx: Ctx, input: ListShifts): Promise<ShiftsView> {
  allow(ctx, "oncall.read");
  const { scheduleId, ...range } = parse(ListShiftsInput, input);
  const { from, until } = stretchOf(range);
  return ctx.transaction(async (tx) => {
    const { resolvable, names, timeZone, overrides } = await readSchedule(tx, from, scheduleId);
    const shifts = shiftsBetween(resolvable, from, until).map((shift) => presentShift(shift, names));
    return {
      scheduleId,
      timeZone,
      from: from.toISOString(),
      until: until.toISOString(),
      shifts,
      gaps: gapsOf(shifts),
      overrides: overrides
        .filter((override) => override.from < until)
        .map((override) => presentOverride(scheduleId, override, names)),
    };
  });
}

export const gapsOf = (shifts: readonly ShiftView[]): { from: string; until: string }[] =>
  shifts.filter((shift) => shift.people.length === 0).map(({ from, until }) => ({ from, until }));
