import type { PersonalDataPart } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineTexts } from "#kernel/texts";

const texts = defineTexts({
  en: {
    role: "as {role} of incident #{number}",
    standing: "as {role} of every new incident",
  },
  de: {
    role: "als {role} von Vorfall #{number}",
    standing: "als {role} jedes neuen Vorfalls",
  },
  fr: {
    role: "comme {role} de l’incident #{number}",
    standing: "comme {role} de chaque nouvel incident",
  },
});

/** Roles, answers to being asked, tasks, and what somebody wrote on timelines. */
export const incidentsPart: PersonalDataPart = {
  held: async (tx, _ctx, { id }) => ({
    incidentRoles: await rolesOf(tx, id),
    incidentsJoined: await joinedBy(tx, id),
    tasks: await tasksOf(tx, id),
    timelineEntries: await writtenBy(tx, id),
  }),

  async neededFor(tx, _ctx, { id }, locale) {
    const say = texts(locale);
    const open = (await rolesOf(tx, id)).filter(({ status }) => status !== "resolved");
    const standing = await tx
      .selectFrom("role_definition")
      .select("name")
      .where("default_person_id", "=", id)
      .orderBy("position")
      .execute();
    return [
      ...open.map(({ role, incident }) => say("role", { role, number: incident })),
      ...standing.map(({ name }) => say("standing", { role: name })),
    ];
  },

  /** History keeps that somebody was there. What is still open is nobody's now. */
  async erase(tx, ctx, { id }) {
    await tx.updateTable("responder").set({ note: null }).where("person_id", "=", id).execute();
    await releaseFromOpen(tx, ctx, id);
    await tx
      .updateTable("task")
      .set({ assignee_id: null })
      .where("assignee_id", "=", id)
      .where("done_at", "is", null)
      .execute();
  },
};

const rolesOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("incident_role as r")
    .innerJoin("incident as i", "i.id", "r.incident_id")
    .innerJoin("role_definition as d", "d.key", "r.role")
    .select(["i.number as incident", "i.status", "d.name as role", "r.assigned_at as at"])
    .where("r.person_id", "=", personId)
    .orderBy("r.assigned_at")
    .execute();

const joinedBy = (tx: Tx, personId: string) =>
  tx
    .selectFrom("responder as r")
    .innerJoin("incident as i", "i.id", "r.incident_id")
    .select([
      "i.number as incident",
      "r.state",
      "r.note",
      "r.asked_at as askedAt",
      "r.answered_at as answeredAt",
    ])
    .where("r.person_id", "=", personId)
    .orderBy("r.asked_at")
    .execute();

const tasksOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("task as t")
    .innerJoin("incident as i", "i.id", "t.incident_id")
    .select(["i.number as incident", "t.text", "t.created_at as createdAt", "t.done_at as doneAt"])
    .where("t.assignee_id", "=", personId)
    .orderBy("t.created_at")
    .execute();

const writtenBy = (tx: Tx, personId: string) =>
  tx
    .selectFrom("timeline_entry as e")
    .innerJoin("incident as i", "i.id", "e.incident_id")
    .select(["i.number as incident", "e.kind", "e.data", "e.happened_at as at"])
    .where("e.author_person_id", "=", personId)
    .orderBy("e.seq")
    .execute();

const releaseFromOpen = (tx: Tx, ctx: Ctx, personId: string) =>
  tx
    .updateTable("responder")
    .set({ state: "released", answered_at: ctx.clock.now() })
    .where("person_id", "=", personId)
    .where("state", "in", ["asked", "joined"])
    .where("incident_id", "in", (query) =>
      query.selectFrom("incident").select("id").where("status", "!=", "resolved"),
    )
    .execute();
