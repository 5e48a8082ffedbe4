import {
  answerAsk,
  incidentResolved,
  responderAnswered,
  responderAsked,
  roleAssigned,
} from "#domains/incidents";
import { type NotificationSubject, notifyPeople, type SubjectKind, stopEscalation } from "#domains/oncall";
import { personNames, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { on, type Reaction } from "#kernel/events";
import { defineTexts } from "#kernel/texts";
import { incidentRoom } from "./incident-room.ts";

const ASKED = "responder";
const ROLE = "incident-role";

const texts = defineTexts({
  en: {
    asked: "Your help is wanted: #{number} {title}",
    role: "You are {role}: #{number} {title}",
    askedReason: "{name} is asked to help with incident #{number}",
    roleReason: "{name} was given the role {role} in incident #{number}",
    room: "Incident room",
    bridge: "Join the bridge",
    note: "Note",
  },
});

/** Being asked to help; acknowledging is joining. */
export const askedSubject: SubjectKind = {
  kind: ASKED,
  async read(tx, ctx, responderId, locale) {
    const row = await readAsk(tx, responderId);
    if (!row) return undefined;
    return {
      ...(await subjectOf(tx, ctx, row, locale)),
      summary: texts(locale)("asked", { number: row.number, title: row.internal_title }),
      facts: row.note ? [{ label: texts(locale)("note"), value: row.note }] : [],
      closed: row.resolved_at !== null || row.state !== "asked",
    };
  },
  async answered(tx, ctx, responderId) {
    const row = await readAsk(tx, responderId);
    // The link proves who it is; joining an incident is more than a link alone may do.
    const joining = ctx.as({ kind: "system", why: "one-tap answer" }).within(tx);
    if (row)
      await answerAsk(joining, { incidentId: row.incident_id, personId: row.person_id, answer: "joined" });
  },
};

/** Having been given a role; acknowledging says: I know. */
export const roleSubject: SubjectKind = {
  kind: ROLE,
  async read(tx, ctx, id, locale) {
    const row = await readRole(tx, id);
    if (!row) return undefined;
    return {
      ...(await subjectOf(tx, ctx, row, locale)),
      summary: texts(locale)("role", { role: row.role_name, number: row.number, title: row.internal_title }),
      facts: [],
      closed: row.resolved_at !== null,
    };
  },
};

/** Listed in `main/reactions.ts`: whom an incident needs is told by their own rules. */
export const responderReactions: readonly Reaction[] = [
  on(responderAsked, "main.notify-asked-responder", (ctx, { data }) => tellAsked(ctx, data)),
  on(roleAssigned, "main.notify-role-holder", (ctx, { data, actor }) => tellRoleHolder(ctx, data, actor)),
  on(responderAnswered, "main.stop-asking", (ctx, { data }) => stopAsking(ctx, data)),
  on(incidentResolved, "main.stop-asking-everybody", (ctx, { data }) => stopAsking(ctx, data)),
];

async function tellAsked(ctx: Ctx, { incidentId, personId }: { incidentId: string; personId: string }) {
  await ctx.transaction(async (tx) => {
    const responder = await tx
      .selectFrom("responder")
      .select(["id", "state"])
      .where("incident_id", "=", incidentId)
      .where("person_id", "=", personId)
      .executeTakeFirst();
    const row = responder?.state === "asked" ? await readAsk(tx, responder.id) : undefined;
    if (!row || row.resolved_at) return;
    const say = texts((await workspaceDefaults(tx, ctx)).locale);
    await notifyPeople(tx, ctx.within(tx), {
      subjectKind: ASKED,
      subjectId: row.id,
      personIds: [personId],
      summary: say("asked", { number: row.number, title: row.internal_title }),
      reason: say("askedReason", { name: await nameOf(tx, personId), number: row.number }),
      urgency: "high",
      drill: row.drill,
    });
  });
}

type Assigned = { incidentId: string; role: string; personId: string };

async function tellRoleHolder(ctx: Ctx, { incidentId, role, personId }: Assigned, actor: string) {
  await ctx.transaction(async (tx) => {
    const held = await tx
      .selectFrom("incident_role")
      .select("id")
      .where("incident_id", "=", incidentId)
      .where("role", "=", role)
      .where("person_id", "=", personId)
      .executeTakeFirst();
    const row = held && (await readRole(tx, held.id));
    if (!row || row.resolved_at) return;
    const within = ctx.within(tx);
    await stopEscalation(tx, within, { subjectKind: ROLE, subjectId: row.id, because: "handed-over" });
    if (await isThemselves(tx, actor, personId)) return;
    const say = texts((await workspaceDefaults(tx, ctx)).locale);
    const params = { name: await nameOf(tx, personId), role: row.role_name, number: row.number };
    await notifyPeople(tx, within, {
      subjectKind: ROLE,
      subjectId: row.id,
      personIds: [personId],
      summary: say("role", { ...params, title: row.internal_title }),
      reason: say("roleReason", params),
      urgency: "high",
      drill: row.drill,
    });
  });
}

/** Who took a role on by themselves need not be told. */
async function isThemselves(tx: Tx, actor: string, personId: string): Promise<boolean> {
  if (actor === `link:${personId}`) return true;
  const member = await tx
    .selectFrom("membership")
    .select("user_id")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return member !== undefined && actor === `user:${member.user_id}`;
}

/** Everything of the incident, or only what one person was asked. */
async function stopAsking(ctx: Ctx, { incidentId, personId }: { incidentId: string; personId?: string }) {
  await ctx.transaction(async (tx) => {
    let asked = tx.selectFrom("responder").select("id").where("incident_id", "=", incidentId);
    if (personId) asked = asked.where("person_id", "=", personId).where("state", "!=", "asked");
    const stop = { because: personId ? "answered" : "resolved", answeredBy: personId ?? null };
    for (const { id } of await asked.execute())
      await stopEscalation(tx, ctx.within(tx), { subjectKind: ASKED, subjectId: id, ...stop });
    if (personId) return;
    const roles = await tx
      .selectFrom("incident_role")
      .select("id")
      .where("incident_id", "=", incidentId)
      .execute();
    for (const { id } of roles)
      await stopEscalation(tx, ctx.within(tx), { subjectKind: ROLE, subjectId: id, ...stop });
  });
}

type OfIncident = { incident_id: string; severity: string };
type Common = Pick<NotificationSubject, "severity" | "links" | "answers" | "taken" | "threadKey">;

async function subjectOf(tx: Tx, ctx: Ctx, row: OfIncident, locale: string): Promise<Common> {
  const say = texts(locale);
  const room = await incidentRoom(tx, ctx, row.incident_id);
  const bridge = room?.bridgeUrl ? [{ label: say("bridge"), url: room.bridgeUrl }] : [];
  return {
    severity: row.severity,
    links: room ? [{ label: say("room"), url: room.url }, ...bridge] : [],
    answers: ["acknowledge"],
    taken: null,
    threadKey: `incident-${row.incident_id}`,
  };
}

const incidentColumns = ["i.number", "i.internal_title", "i.severity", "i.resolved_at", "i.drill"] as const;

const readAsk = (tx: Tx, id: string) =>
  tx
    .selectFrom("responder as r")
    .innerJoin("incident as i", "i.id", "r.incident_id")
    .select(["r.id", "r.incident_id", "r.person_id", "r.state", "r.note", ...incidentColumns])
    .where("r.id", "=", id)
    .executeTakeFirst();

const readRole = (tx: Tx, id: string) =>
  tx
    .selectFrom("incident_role as r")
    .innerJoin("incident as i", "i.id", "r.incident_id")
    .innerJoin("role_definition as d", "d.key", "r.role")
    .select(["r.id", "r.incident_id", "d.name as role_name", ...incidentColumns])
    .where("r.id", "=", id)
    .executeTakeFirst();

const nameOf = async (tx: Tx, personId: string) => (await personNames(tx, [personId])).get(personId) ?? "?";
