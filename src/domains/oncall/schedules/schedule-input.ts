import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";
import type { TurnLength } from "../schedule/index.ts";

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time such as 09:00");

const RestrictionInput = z.object({
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: LocalTime,
  to: LocalTime,
});

export const RotationInput = z
  .object({
    name: z.string().trim().min(1).max(120),
    layer: z.number().int().min(0).max(20).default(0),
    kind: z.enum(["daily", "weekly", "custom"]),
    every: z
      .object({ count: z.number().int().min(1).max(1000), unit: z.enum(["hours", "days", "weeks"]) })
      .nullable()
      .default(null),
    startsOn: z.iso.date(),
    handOverAt: LocalTime,
    endsAt: z.iso.datetime().nullable().default(null),
    turns: z.array(z.array(z.string()).max(50)).min(1).max(200),
    restrictions: z.array(RestrictionInput).max(30).default([]),
  })
  .refine((rotation) => rotation.kind !== "custom" || rotation.every !== null, {
    path: ["every"],
    message: "a custom rotation says how long a turn is",
  });
export type RotationInput = z.output<typeof RotationInput>;

const fields = {
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2000),
  timeZone: z.string().max(64).refine(isTimeZone, "is not a time zone name such as Europe/Paris"),
  rotations: z.array(RotationInput).max(20),
};

export const CreateScheduleInput = z.object({
  ...fields,
  description: fields.description.default(""),
  rotations: fields.rotations.default([]),
});

/** What is absent stays; rotations, when present, replace all rotations. */
export const UpdateScheduleInput = z.object(fields).partial().extend({ scheduleId: z.string() });

export function turnLength({ kind, every }: RotationInput): TurnLength {
  if (kind === "daily") return { count: 1, unit: "days" };
  if (kind === "weekly" || every === null) return { count: 1, unit: "weeks" };
  return every;
}

export async function refuseTakenScheduleName(tx: Tx, name: string, except = ""): Promise<void> {
  const other = await tx
    .selectFrom("schedule")
    .select("id")
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .where("archived_at", "is", null)
    .where("id", "!=", except)
    .executeTakeFirst();
  if (other) throw refuse("schedule-name-taken", { name });
}
