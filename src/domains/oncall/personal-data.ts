import { sql } from "kysely";
import type { PersonalDataPart } from "#domains/people";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { shiftsBetween } from "./schedule/index.ts";
import { readSchedules } from "./schedules/read-schedules.ts";
import { texts } from "./texts.ts";

const TURNS_BACK_DAYS = 365;
const TURNS_AHEAD_DAYS = 90;

/** On-call turns, places in schedules and policies, notifications. */
export const onCallPart: PersonalDataPart = {
  held: async (tx, ctx, { id }) => ({
    onCallTurns: await turnsOf(tx, ctx, id),
    notifications: await notificationsOf(tx, id),
  }),

  async neededFor(tx, ctx, { id }, locale) {
    const say = texts(locale);
    const [schedules, policies, teams] = [
      await schedulesWith(tx, ctx, id),
      await policiesWith(tx, "person", id),
      await lastOfTeam(tx, id),
    ];
    return [
      ...schedules.map((schedule) => say("neededInSchedule", { schedule })),
      ...policies.map((policy) => say("neededInPolicy", { policy })),
      ...teams.map(({ team, policy }) => say("neededInTeam", { team, policy })),
    ];
  },

  async erase(tx, ctx, { id }) {
    await tx.deleteFrom("rotation_member").where("person_id", "=", id).execute();
    await leaveOverrides(tx, id);
    await tx
      .deleteFrom("escalation_target")
      .where("kind", "=", "person")
      .where("target_id", "=", id)
      .execute();
    await closeNotifications(tx, ctx, id);
  },
};

/** By the schedules as they are now: who stood where before a schedule was changed is not kept. */
async function turnsOf(tx: Tx, ctx: Ctx, personId: string) {
  const now = ctx.clock.now();
  const [from, until] = [after(now, -days(TURNS_BACK_DAYS)), after(now, days(TURNS_AHEAD_DAYS))];
  return (await readSchedules(tx, from)).flatMap(({ name, resolvable }) =>
    shiftsBetween(resolvable, from, until)
      .filter(({ people }) => people.some((person) => person.personId === personId))
      .map((shift) => ({ schedule: name, from: shift.from, until: shift.until })),
  );
}

const notificationsOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("notification")
    .select([
      "subject_kind as subjectKind",
      "subject_id as subjectId",
      "reason",
      "urgency",
      "state",
      "created_at as at",
      "answered_at as answeredAt",
    ])
    .where("person_id", "=", personId)
    .orderBy("seq")
    .execute();

async function schedulesWith(tx: Tx, ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("schedule as s")
    .select("s.name")
    .where("s.archived_at", "is", null)
    .where(
      sql<boolean>`(exists (select from rotation r join rotation_member m on m.workspace_id = r.workspace_id
          and m.rotation_id = r.id where r.workspace_id = s.workspace_id and r.schedule_id = s.id
          and m.person_id = ${personId} and (r.ends_at is null or r.ends_at > ${ctx.clock.now()}))
        or exists (select from schedule_override o where o.workspace_id = s.workspace_id and o.schedule_id = s.id
          and ${personId} = any (o.person_ids) and o.ends_at > ${ctx.clock.now()}))`,
    )
    .orderBy("s.name")
    .execute();
  return rows.map(({ name }) => name);
}

async function policiesWith(tx: Tx, kind: "person" | "team", targetId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("escalation_target as t")
    .innerJoin("escalation_step as s", "s.id", "t.step_id")
    .innerJoin("escalation_policy as p", "p.id", "s.policy_id")
    .select("p.name")
    .distinct()
    .where("t.kind", "=", kind)
    .where("t.target_id", "=", targetId)
    .where("p.archived_at", "is", null)
    .orderBy("p.name")
    .execute();
  return rows.map(({ name }) => name);
}

/** Teams that a policy tells and that would be empty. */
async function lastOfTeam(tx: Tx, personId: string): Promise<{ team: string; policy: string }[]> {
  const teams = await tx
    .selectFrom("team_member as m")
    .innerJoin("team as t", "t.id", "m.team_id")
    .select(["t.id", "t.name"])
    .where("m.person_id", "=", personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("team_member as o")
            .innerJoin("person as p", "p.id", "o.person_id")
            .select("o.person_id")
            .whereRef("o.team_id", "=", "m.team_id")
            .where("o.person_id", "!=", personId)
            .where("p.deactivated_at", "is", null),
        ),
      ),
    )
    .orderBy("t.name")
    .execute();
  const found: { team: string; policy: string }[] = [];
  for (const { id, name } of teams)
    for (const policy of await policiesWith(tx, "team", id)) found.push({ team: name, policy });
  return found;
}

/** Overrides of the past; one that held nobody else says nothing any more. */
async function leaveOverrides(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable("schedule_override")
    .set({ replaces_person_id: null })
    .where("replaces_person_id", "=", personId)
    .execute();
  await sql`update schedule_override set person_ids = array_remove(person_ids, ${personId})
    where ${personId} = any (person_ids)`.execute(tx);
  await sql`delete from schedule_override where person_ids = '{}' and kind = 'add'`.execute(tx);
}

async function closeNotifications(tx: Tx, ctx: Ctx, personId: string): Promise<void> {
  const closed = await tx
    .updateTable("notification")
    .set({ state: "cancelled", closed_because: "erased", answered_at: ctx.clock.now() })
    .where("person_id", "=", personId)
    .where("state", "=", "pending")
    .returning("id")
    .execute();
  if (closed.length > 0)
    await tx
      .updateTable("notification_attempt")
      .set({ state: "cancelled", closed_because: "erased" })
      .where(
        "notification_id",
        "in",
        closed.map(({ id }) => id),
      )
      .where("state", "=", "waiting")
      .execute();
  await sql`update notification_attempt set label = channel where notification_id in (
    select id from notification where person_id = ${personId})`.execute(tx);
}
