import { personNames } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { texts } from "../texts.ts";
import type { Escalation } from "./escalation-row.ts";
import { BY_HAND } from "./next-place.ts";
import { notifyPerson } from "./notify-person.ts";
import { warn } from "./warn.ts";

/** Tells people who were named instead of found by a policy. @returns how many of them something can reach */
export async function tellNamed(
  tx: Tx,
  ctx: Ctx,
  escalation: Escalation,
  personIds: readonly string[],
  because: string,
  locale: string,
): Promise<number> {
  let told = 0;
  for (const [personId, name] of await personNames(tx, personIds)) {
    const person = { personId, name, because };
    if (await notifyPerson(tx, ctx, escalation, { step: BY_HAND, round: 0 }, person)) told += 1;
    else await warn(tx, ctx, escalation, texts(locale)("unreachable", { name }));
  }
  return told;
}
