import { z } from "zod";
import { audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { notificationRulesChanged } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { lockPerson } from "../persons/find-person.ts";
import { refuse } from "../refusals.ts";
import { insertRules } from "./make-reachable.ts";
import { type NotificationRuleView, notificationRulesOf } from "./notification-rules.ts";

const SetNotificationRulesInput = z.object({
  personId: z.string(),
  rules: z
    .array(
      z.object({
        urgency: z.enum(["high", "low"]),
        delayMinutes: z.number().int().min(0).max(1440),
        contactMethodId: z.string(),
      }),
    )
    .max(40),
});
export type SetNotificationRules = z.input<typeof SetNotificationRulesInput>;

/** Replaces all rules of the person. */
export async function setNotificationRules(
  ctx: Ctx,
  input: SetNotificationRules,
): Promise<NotificationRuleView[]> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  const { personId, rules } = parse(SetNotificationRulesInput, input);
  return ctx.transaction(async (tx) => {
    await lockPerson(tx, personId);
    await refuseForeignMethods(tx, personId, rules);
    await tx.deleteFrom("notification_rule").where("person_id", "=", personId).execute();
    await insertRules(tx, ctx, personId, rules);
    await audit(tx, ctx, "notification-rules.set", { kind: "person", id: personId }, { rules: rules.length });
    await record(tx, ctx, notificationRulesChanged, personId, {});
    return notificationRulesOf(tx, personId);
  });
}

async function refuseForeignMethods(
  tx: Tx,
  personId: string,
  rules: readonly { contactMethodId: string }[],
): Promise<void> {
  const own = await tx.selectFrom("contact_method").select("id").where("person_id", "=", personId).execute();
  const known = new Set(own.map((row) => row.id));
  const foreign = rules.find((rule) => !known.has(rule.contactMethodId));
  if (foreign) throw refuse("contact-method-not-found", { id: foreign.contactMethodId, personId });
}
