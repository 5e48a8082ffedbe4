import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { escalationStarted } from "../events.ts";
import type { EscalationId } from "../ids.ts";
import type { Escalation } from "./escalation-row.ts";
import type { Place } from "./next-place.ts";
import { runSteps } from "./run-steps.ts";

export type StartEscalation = {
  /** `alert`, `promise` …: what main has words for. */
  subjectKind: string;
  subjectId: string;
  /** Null: the workspace's oldest policy, so that nothing stays untold only because nobody chose one. */
  policyId: string | null;
  summary: string;
  /** Why it began, said to the people of the first step instead of why just they are told; may be empty. */
  reason?: string;
  urgency: "high" | "low";
  /** A rehearsal: everything runs and is recorded, nothing is sent. */
  drill?: boolean;
};

/** Begins to tell people until somebody answers. Does nothing while an escalation of the subject is running. */
export async function startEscalation(
  tx: Tx,
  ctx: Ctx,
  input: StartEscalation,
): Promise<{ escalationId: EscalationId; started: boolean }> {
  const policyId = input.policyId ?? (await oldestPolicy(tx));
  const escalation = await insertEscalation(tx, ctx, { ...input, policyId }, { step: 0, round: 0 });
  if (!escalation) return { escalationId: await runningId(tx, input), started: false };
  await runSteps(tx, ctx, escalation, { step: 0, round: 0 }, input.reason ?? "");
  return { escalationId: escalation.id as EscalationId, started: true };
}

/** The row alone, with nobody told yet; undefined when one is running. */
export async function insertEscalation(
  tx: Tx,
  ctx: Ctx,
  input: StartEscalation,
  place: Place,
): Promise<Escalation | undefined> {
  const escalation = await tx
    .insertInto("escalation")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"escalation">(),
      subject_kind: input.subjectKind,
      subject_id: input.subjectId,
      policy_id: input.policyId,
      summary: input.summary,
      reason: input.reason ?? "",
      urgency: input.urgency,
      drill: input.drill ?? false,
      state: "running",
      step: place.step,
      round: place.round,
      started_at: ctx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "subject_kind", "subject_id"])
        // Written out, because PostgreSQL does not match a parameter with the condition of a partial index.
        .where(sql<boolean>`state = 'running'`)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (!escalation) return undefined;
  const { subjectKind, subjectId, policyId } = input;
  await record(tx, ctx, escalationStarted, subjectId, { subjectKind, escalationId: escalation.id, policyId });
  return escalation;
}

export async function oldestPolicy(tx: Tx): Promise<string | null> {
  const policy = await tx
    .selectFrom("escalation_policy")
    .select("id")
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return policy?.id ?? null;
}

async function runningId(tx: Tx, { subjectKind, subjectId }: StartEscalation): Promise<EscalationId> {
  const { id } = await tx
    .selectFrom("escalation")
    .select("id")
    .where("subject_kind", "=", subjectKind)
    .where("subject_id", "=", subjectId)
    .where("state", "=", "running")
    .executeTakeFirstOrThrow();
  return id as EscalationId;
}
