import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { BY_HAND } from "./next-place.ts";
import { insertEscalation } from "./start-escalation.ts";
import { tellNamed } from "./tell-named.ts";

export type NotifyPeople = {
  /** What main has words for. */
  subjectKind: string;
  subjectId: string;
  personIds: readonly string[];
  summary: string;
  /** Why just they are told: "Ben asked for your help". */
  reason: string;
  urgency: "high" | "low";
  /** A rehearsal: everything is recorded, nothing is sent. */
  drill?: boolean;
};

/**
 * Tells certain people over their own contact methods, by their own rules, until they answer or `stopEscalation` is
 * called. No policy follows. Does nothing while the same subject is still waiting for an answer.
 */
export async function notifyPeople(tx: Tx, ctx: Ctx, input: NotifyPeople): Promise<void> {
  const { personIds, ...start } = input;
  const escalation = await insertEscalation(
    tx,
    ctx,
    { ...start, policyId: null },
    { step: BY_HAND, round: 0 },
  );
  if (!escalation) return;
  const { locale } = await workspaceDefaults(tx, ctx);
  await tellNamed(tx, ctx, escalation, personIds, input.reason, locale);
}
