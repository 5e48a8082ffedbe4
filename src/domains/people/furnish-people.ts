import type { Ctx } from "#kernel/ctx";
import { addContactMethod } from "./contact-methods/add-contact-method.ts";
import { contactMethodKinds } from "./contact-methods/contact-method-kinds.ts";
import { markVerified } from "./contact-methods/mark-verified.ts";
import { setNotificationRules } from "./contact-methods/set-notification-rules.ts";
import type { PersonId, ServiceId, TeamId } from "./ids.ts";
import { createPerson } from "./persons/create-person.ts";
import { createService } from "./services/create-service.ts";
import { createTeam } from "./teams/create-team.ts";

export type FurnishedPeople = { adminId: PersonId; teamId: TeamId; serviceId: ServiceId };

/** What a first workspace has: its administrator who can be reached, a team, and the service Website. */
export async function furnishPeople(
  ctx: Ctx,
  admin: { name: string; email: string },
): Promise<FurnishedPeople> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const person = await createPerson(within, admin);
    await makeReachable(within, person.id, admin.email);
    const team = await createTeam(within, { name: "Operations", memberIds: [person.id] });
    const service = await createService(within, {
      name: "Website",
      description: "What customers see first.",
      tier: 1,
      teamId: team.id,
    });
    // The verbs made these rows, so the ids are of these kinds.
    return {
      adminId: person.id as PersonId,
      teamId: team.id as TeamId,
      serviceId: service.id as ServiceId,
    };
  });
}

/**
 * E-mail and inbox at once, e-mail again after five minutes when it is urgent. The address counts as verified: it is
 * the one the account was made with.
 */
export async function makeReachable(ctx: Ctx, personId: string, email: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const mail = await addContactMethod(within, {
      personId,
      channel: "email",
      address: { address: email },
    });
    await markVerified(tx, within, mail.id);
    const inbox = await addInbox(within, personId);
    const at = (urgency: "high" | "low", contactMethodId: string, delayMinutes: number) => ({
      urgency,
      contactMethodId,
      delayMinutes,
    });
    const rules = [at("high", mail.id, 0), at("high", mail.id, 5), at("low", mail.id, 0)];
    const inboxRules = inbox ? [at("high", inbox, 0), at("low", inbox, 0)] : [];
    await setNotificationRules(within, { personId, rules: [...rules, ...inboxRules] });
  });
}

async function addInbox(ctx: Ctx, personId: string): Promise<string | null> {
  if (!ctx.use(contactMethodKinds).some((kind) => kind.channel === "inbox")) return null;
  return (await addContactMethod(ctx, { personId, channel: "inbox", address: {} })).id;
}
