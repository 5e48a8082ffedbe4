import { sql } from "kysely";
import type { PersonalDataPart } from "#domains/people";
import { texts } from "./texts.ts";

/** Updates somebody wrote, messages they approved, and the audiences they belong to by name. */
export const communicationPart: PersonalDataPart = {
  held: async (tx, _ctx, { id }) => ({
    updatesWritten: await tx
      .selectFrom("incident_update as u")
      .innerJoin("message as m", "m.update_id", "u.id")
      .select(["u.created_at as at", "m.audience_name as audience", "m.subject", "m.body", "m.standing"])
      .where("u.author_person_id", "=", id)
      .orderBy("u.created_at")
      .orderBy("m.ring")
      .execute(),
    messagesDecided: await tx
      .selectFrom("message")
      .select([
        "audience_name as audience",
        "subject",
        "standing",
        "decision_note as note",
        "decided_at as at",
      ])
      .where("decided_by_person_id", "=", id)
      .orderBy("decided_at")
      .execute(),
    audiences: await tx
      .selectFrom("audience_member as m")
      .innerJoin("audience as a", "a.id", "m.audience_id")
      .select("a.name")
      .where("m.kind", "=", "person")
      .where("m.target_id", "=", id)
      .orderBy("a.name")
      .execute(),
  }),

  async neededFor(tx, _ctx, { email }, locale) {
    const rows = await tx
      .selectFrom("audience_member as m")
      .innerJoin("audience as a", "a.id", "m.audience_id")
      .select("a.name")
      .distinct()
      .where("m.kind", "=", "destination")
      .where("a.archived_at", "is", null)
      .where(sql<boolean>`position(lower(${email}) in lower(m.address::text)) > 0`)
      .execute();
    return rows.map(({ name }) => texts(locale)("neededAsDestination", { audience: name }));
  },

  async erase(tx, _ctx, { id }) {
    await tx.deleteFrom("audience_member").where("kind", "=", "person").where("target_id", "=", id).execute();
  },
};
