import type { PersonalDataPart } from "#domains/people";

/** What somebody did with alerts. Their name is not kept with it. */
export const alertsPart: PersonalDataPart = {
  held: async (tx, _ctx, { id }) => ({
    alertActions: await tx
      .selectFrom("alert_log")
      .select(["alert_id as alertId", "what", "detail", "happened_at as at"])
      .where("person_id", "=", id)
      .orderBy("seq")
      .execute(),
  }),
};
