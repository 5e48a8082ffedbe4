import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type UsableMethod, usableMethods } from "./usable-methods.ts";

export type Urgency = "high" | "low";

export type NotificationRuleView = {
  id: string;
  urgency: Urgency;
  position: number;
  delayMinutes: number;
  contactMethodId: string;
};

export async function notificationRulesOf(tx: Tx, personId: string): Promise<NotificationRuleView[]> {
  const rows = await tx
    .selectFrom("notification_rule")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("urgency")
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    urgency: row.urgency as Urgency, // the column's check allows nothing else
    position: row.position,
    delayMinutes: row.delay_minutes,
    contactMethodId: row.contact_method_id,
  }));
}

export type PlannedMethod = { method: UsableMethod; delayMinutes: number };

/** Which addresses of a person are used for this urgency, and when; none means that nothing can reach the person. */
export async function plannedMethods(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  urgency: Urgency,
): Promise<PlannedMethod[]> {
  const methods = await usableMethods(tx, ctx, [personId]);
  return planMethods(await notificationRulesOf(tx, personId), methods, urgency);
}

/** Rules about addresses that cannot be used are passed over; who has no rule left is told over everything at once. */
export function planMethods(
  rules: readonly NotificationRuleView[],
  methods: readonly UsableMethod[],
  urgency: Urgency,
): PlannedMethod[] {
  const byId = new Map(methods.map((method) => [method.id as string, method]));
  const planned = rules
    .filter((rule) => rule.urgency === urgency)
    .toSorted((a, b) => a.delayMinutes - b.delayMinutes || a.position - b.position)
    .flatMap(({ contactMethodId, delayMinutes }) => {
      const method = byId.get(contactMethodId);
      return method ? [{ method, delayMinutes }] : [];
    });
  return planned.length > 0 ? planned : methods.map((method) => ({ method, delayMinutes: 0 }));
}
