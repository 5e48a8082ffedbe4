import { z } from "zod";
import { allow, audit } from "#domains/access";
import { personNames, refuseUnknownPeople } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { overrideAdded } from "../events.ts";
import { refuse } from "../refusals.ts";
import { asOverride, readSchedule } from "./read-schedules.ts";
import { type OverrideView, presentOverride } from "./schedule-view.ts";

const AddOverrideInput = z.object({
  scheduleId: z.string(),
  kind: z.enum(["add", "replace"]),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  personIds: z.array(z.string()).min(1).max(50),
  replacesPersonId: z.string().nullable().default(null),
});
export type AddOverride = z.input<typeof AddOverrideInput>;

/** Someone else, or someone more, for a part of the time. */
export async function addOverride(ctx: Ctx, input: AddOverride): Promise<OverrideView> {
  allow(ctx, "oncall.manage");
  const { scheduleId, kind, personIds, replacesPersonId, ...range } = parse(AddOverrideInput, input);
  const [from, until] = [new Date(range.from), new Date(range.until)];
  const now = ctx.clock.now();
  if (until <= from || until <= now) throw refuse("override-over");
  return ctx.transaction(async (tx) => {
    await readSchedule(tx, now, scheduleId);
    const people = [...personIds, ...(replacesPersonId ? [replacesPersonId] : [])];
    await refuseUnknownPeople(tx, people);
    const row = await tx
      .insertInto("schedule_override")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"override">(),
        schedule_id: scheduleId,
        kind,
        starts_at: from,
        ends_at: until,
        person_ids: personIds,
        replaces_person_id: kind === "replace" ? replacesPersonId : null,
        made_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const detail = { scheduleId, kind, personIds, from: range.from, until: range.until };
    await audit(tx, ctx, "override.add", { kind: "override", id: row.id }, detail);
    await record(tx, ctx, overrideAdded, row.id, { scheduleId, personIds });
    return presentOverride(scheduleId, asOverride(row), await personNames(tx, people));
  });
}
