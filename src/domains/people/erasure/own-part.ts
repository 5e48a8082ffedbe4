import { ERASED } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AnySettings } from "#kernel/fields";
import { contactMethodKinds } from "../contact-methods/contact-method-kinds.ts";
import { presentContactMethod } from "../contact-methods/contact-method-view.ts";
import { findPerson } from "../persons/find-person.ts";
import { presentPerson } from "../persons/person-view.ts";
import type { PersonalDataPart } from "./personal-data.ts";

/** What people itself keeps: profile, contact methods with the rules for them, teams. */
export const peoplePart: PersonalDataPart = {
  async held(tx, ctx, { id }) {
    const { teams, ...profile } = await presentPerson(tx, await findPerson(tx, id));
    return {
      profile,
      teams,
      contactMethods: (await methodsOf(tx, id)).map((row) => presentContactMethod(ctx, row)),
      notificationRules: await rulesOf(tx, id),
    };
  },

  async erase(tx, ctx, { id }) {
    const methods = await methodsOf(tx, id);
    await tx.deleteFrom("notification_rule").where("person_id", "=", id).execute();
    await tx.deleteFrom("contact_method").where("person_id", "=", id).execute();
    await tx.deleteFrom("team_member").where("person_id", "=", id).execute();
    const now = ctx.clock.now();
    await tx
      .updateTable("person")
      .set({
        name: ERASED,
        email: "",
        title: null,
        attributes: "{}",
        deactivated_at: now,
        erased_at: now,
        updated_at: now,
      })
      .where("id", "=", id)
      .execute();
    return methods.flatMap((row) => addressWords(ctx, row.channel, row.address as AnySettings));
  },
};

const methodsOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("contact_method")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();

const rulesOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("notification_rule")
    .select(["urgency", "position", "delay_minutes as delayMinutes", "contact_method_id as contactMethodId"])
    .where("person_id", "=", personId)
    .orderBy("urgency")
    .orderBy("position")
    .execute();

// Shorter ones, such as a country code, would be found in texts that have nothing to do with the person.
const SHORTEST_ADDRESS = 6;
// What else can be typed beside an address is a label, such as the name of a room.
const LIKE_AN_ADDRESS = /@|\d.*\d.*\d/;

/** An address as it may stand in texts: no secrets, and no URLs, which are places that others may share. */
function addressWords(ctx: Ctx, channel: string, address: AnySettings): string[] {
  const kind = ctx.use(contactMethodKinds).find((each) => each.channel === channel);
  if (!kind || kind.addressOf) return [];
  return Object.entries(address).flatMap(([name, value]) => {
    const isText = kind.address[name]?.kind === "text" && typeof value === "string";
    return isText && value.length >= SHORTEST_ADDRESS && LIKE_AN_ADDRESS.test(value) ? [value] : [];
  });
}
