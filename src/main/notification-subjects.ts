import { alertSubject, type SubjectKind } from "#domains/oncall";
import type { Tx } from "#kernel/db/db";
import { defineTexts } from "#kernel/texts";
import { incidentRoom } from "./incident-room.ts";
import { askedSubject, roleSubject } from "./responder-notifications.ts";

const texts = defineTexts({
  en: {
    missed: "The update promised to {audience} is overdue: {incident}",
    due: "Promised for",
    room: "Incident room",
    bridge: "Join the bridge",
  },
});

/** A promised update that nobody sent in time. Acknowledging says: I am writing it. */
const promiseSubject: SubjectKind = {
  kind: "promise",
  async read(tx, ctx, promiseId, locale) {
    const promise = await readPromise(tx, promiseId);
    if (!promise) return undefined;
    const say = texts(locale);
    const incident = `#${promise.number} ${promise.public_title}`;
    const room = await incidentRoom(tx, ctx, promise.incident_id);
    return {
      summary: say("missed", { audience: promise.audience, incident }),
      severity: promise.severity,
      facts: [{ label: say("due"), value: inUtc(promise.due_at, locale) }],
      links: room
        ? [
            { label: say("room"), url: room.url },
            ...(room.bridgeUrl ? [{ label: say("bridge"), url: room.bridgeUrl }] : []),
          ]
        : [],
      answers: ["acknowledge", "escalate"],
      closed: promise.closed_at !== null,
      taken: null,
      threadKey: `promise-${promiseId}`,
    };
  },
};

const inUtc = (at: Date, locale: string): string =>
  `${new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;

const readPromise = (tx: Tx, id: string) =>
  tx
    .selectFrom("promise as p")
    .innerJoin("incident as i", "i.id", "p.incident_id")
    .innerJoin("audience as a", "a.id", "p.audience_id")
    .select([
      "p.incident_id",
      "p.due_at",
      "p.closed_at",
      "i.number",
      "i.public_title",
      "i.severity",
      "a.name as audience",
    ])
    .where("p.id", "=", id)
    .executeTakeFirst();

/** Everything that people on call are notified about. */
export const notificationSubjects: readonly SubjectKind[] = [
  alertSubject,
  promiseSubject,
  askedSubject,
  roleSubject,
];
