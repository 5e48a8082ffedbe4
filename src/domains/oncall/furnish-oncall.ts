import { Temporal } from "temporal-polyfill";
import { type PersonId, type ServiceId, type TeamId, updateService } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { PolicyId, ScheduleId } from "./ids.ts";
import { createPolicy } from "./policies/create-policy.ts";
import { createSchedule } from "./schedules/create-schedule.ts";

export type FurnishOncall = { adminId: PersonId; teamId: TeamId; serviceId: ServiceId; timeZone: string };

/** The administrator on call every week, and a policy that tells the whole team when nobody answers. */
export async function furnishOncall(
  ctx: Ctx,
  { adminId, teamId, serviceId, timeZone }: FurnishOncall,
): Promise<{ scheduleId: ScheduleId; policyId: PolicyId }> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const schedule = await createSchedule(within, {
      name: "Primary",
      timeZone,
      rotations: [
        {
          name: "Weekly",
          kind: "weekly",
          // The Monday before the last: whatever the hour, somebody is on call now.
          startsOn: mondayBefore(ctx.clock.now(), timeZone),
          handOverAt: "09:00",
          turns: [[adminId]],
        },
      ],
    });
    const policy = await createPolicy(within, {
      name: "Default",
      description: "Whoever is on call; after five minutes everybody of the team.",
      repeatTimes: 2,
      steps: [
        { targets: [{ kind: "schedule", id: schedule.id }], delayMinutes: 5 },
        { targets: [{ kind: "team", id: teamId }], delayMinutes: 5 },
      ],
    });
    await updateService(within, { serviceId, escalationPolicyId: policy.id });
    // The verbs made these rows, so the ids are of these kinds.
    return { scheduleId: schedule.id as ScheduleId, policyId: policy.id as PolicyId };
  });
}

function mondayBefore(now: Date, timeZone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 + 7 }).toString();
}
