import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { contactMethodKinds } from "./contact-method-kinds.ts";
import { insertContactMethod } from "./insert-contact-method.ts";
import type { Urgency } from "./notification-rules.ts";

type Rule = { urgency: Urgency; contactMethodId: string; delayMinutes: number };

/**
 * A new person's own address, known to be theirs, and the rules everybody starts with: e-mail and inbox at once, e-mail
 * again after five minutes when it is urgent.
 */
export async function makeReachable(tx: Tx, ctx: Ctx, personId: string, email: string): Promise<void> {
  const mail = await addMethod(tx, ctx, personId, "email", { address: email });
  const inbox = await addMethod(tx, ctx, personId, "inbox", {});
  await insertRules(tx, ctx, personId, [
    ...rulesFor(mail, [
      ["high", 0],
      ["high", 5],
      ["low", 0],
    ]),
    ...rulesFor(inbox, [
      ["high", 0],
      ["low", 0],
    ]),
  ]);
}

/** Null where that channel is not installed. */
async function addMethod(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  channel: string,
  given: Record<string, string>,
): Promise<string | null> {
  const kind = ctx.use(contactMethodKinds).find((each) => each.channel === channel);
  if (!kind) return null;
  const address = kind.addressOf?.(personId) ?? given;
  return (await insertContactMethod(tx, ctx, { personId, kind, address, verified: true })).id;
}

const rulesFor = (method: string | null, rules: readonly [Urgency, number][]): Rule[] =>
  method === null
    ? []
    : rules.map(([urgency, delayMinutes]) => ({ urgency, delayMinutes, contactMethodId: method }));

/** Rules in their order, for a person who has none. */
export async function insertRules(tx: Tx, ctx: Ctx, personId: string, rules: readonly Rule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx
    .insertInto("notification_rule")
    .values(
      rules.map((rule, position) => ({
        workspace_id: ctx.workspaceId,
        id: newId<"notification-rule">(),
        person_id: personId,
        urgency: rule.urgency,
        position,
        delay_minutes: rule.delayMinutes,
        contact_method_id: rule.contactMethodId,
      })),
    )
    .execute();
}
