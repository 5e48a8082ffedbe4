import type { PersonalDataPart } from "#domains/people";
import type { Tx } from "#kernel/db/db";
import { texts } from "./texts.ts";

const LONGEST_QUOTE = 60;

/** Postmortems owned or signed, approvals, decisions, action items. */
export const postmortemsPart: PersonalDataPart = {
  held: async (tx, _ctx, { id }) => ({
    postmortems: await postmortemsOf(tx, id),
    consents: await consentsOf(tx, id),
    actionItems: await actionItemsOf(tx, id),
  }),

  async neededFor(tx, _ctx, { id }, locale) {
    const say = texts(locale);
    const open = (await actionItemsOf(tx, id)).filter(({ doneAt }) => doneAt === null);
    return open.map(({ text }) => say("neededForItem", { text: text.slice(0, LONGEST_QUOTE) }));
  },

  async erase(tx, _ctx, { id }) {
    await tx.updateTable("postmortem").set({ owner_id: null }).where("owner_id", "=", id).execute();
    await tx
      .updateTable("postmortem")
      .set({ signer_id: null })
      .where("signer_id", "=", id)
      .where("published_at", "is", null)
      .execute();
  },
};

const postmortemsOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("postmortem as p")
    .innerJoin("incident as i", "i.id", "p.incident_id")
    .select(["i.number as incident", "p.owner_id as ownerId", "p.signer_id as signerId"])
    .where((or) => or.or([or("p.owner_id", "=", personId), or("p.signer_id", "=", personId)]))
    .orderBy("i.number")
    .execute();

const consentsOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("postmortem_consent as c")
    .innerJoin("postmortem as p", "p.id", "c.postmortem_id")
    .innerJoin("incident as i", "i.id", "p.incident_id")
    .select(["i.number as incident", "c.version", "c.kind", "c.note", "c.given_at as at"])
    .where("c.person_id", "=", personId)
    .orderBy("c.given_at")
    .execute();

const actionItemsOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("action_item")
    .select(["text", "priority", "due_at as dueAt", "done_at as doneAt", "created_at as createdAt"])
    .where("owner_id", "=", personId)
    .orderBy("created_at")
    .execute();
