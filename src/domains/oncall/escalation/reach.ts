import { suppressedAmong } from "#domains/delivery";
import {
  notificationRulesOf,
  type PlannedMethod,
  planMethods,
  type Urgency,
  usableMethods,
} from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

/** Over what, and when, a person is told; addresses that proved dead are left out. None: nothing reaches them. */
export async function plannedReach(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  urgency: Urgency,
): Promise<PlannedMethod[]> {
  const methods = await liveMethods(tx, ctx, [personId]);
  return planMethods(await notificationRulesOf(tx, personId), methods, urgency);
}

// Who is asleep or away does not look into the console.
const CONSOLE_ONLY = "inbox";

/** Who of these people can be reached wherever they are. */
export async function reachableAnywhere(
  tx: Tx,
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Set<string>> {
  const methods = await liveMethods(tx, ctx, personIds);
  return new Set(methods.filter(({ channel }) => channel !== CONSOLE_ONLY).map(({ personId }) => personId));
}

async function liveMethods(tx: Tx, ctx: Ctx, personIds: readonly string[]) {
  const methods = await usableMethods(tx, ctx, personIds);
  const dead = await suppressedAmong(tx, ctx, methods);
  return methods.filter((method) => !dead.has(method));
}
