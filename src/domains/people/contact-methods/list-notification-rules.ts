import type { Ctx } from "#kernel/ctx";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { findPerson } from "../persons/find-person.ts";
import { type NotificationRuleView, notificationRulesOf } from "./notification-rules.ts";

export async function listNotificationRules(
  ctx: Ctx,
  input: { personId: string },
): Promise<NotificationRuleView[]> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  return ctx.transaction(async (tx) => {
    await findPerson(tx, input.personId);
    return notificationRulesOf(tx, input.personId);
  });
}
