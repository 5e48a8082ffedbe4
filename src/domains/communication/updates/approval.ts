import { z } from "zod";
import { allow, audit } from "#domains/access";
import { COMMANDER } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { authorOf } from "../author.ts";
import { approvalAsked, messageApproved, messageRejected } from "../events.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { promptRole } from "../prompts/prompt-person.ts";
import { refuse } from "../refusals.ts";
import { loadPlanInput } from "./load-plan-input.ts";
import { findMessage, type MessageRow } from "./message-row.ts";
import { presentMessageById, type SentMessageView } from "./read-updates.ts";
import { sendMessage } from "./send-message.ts";

/** Asks the commander to look at words that wait. */
export async function askForApproval(tx: Tx, ctx: Ctx, row: MessageRow): Promise<void> {
  const { id, incident_id: incidentId, audience_id: audienceId } = row;
  await promptRole(tx, ctx, COMMANDER, {
    kind: "approval",
    subjectId: id,
    incidentId,
    audience: row.audience_name,
    key: `approval/${id}`,
  });
  await record(tx, ctx, approvalAsked, id, { incidentId, audienceId });
}

const ApproveInput = z.object({ messageId: z.string(), note: z.string().trim().max(2000).default("") });

/** Lets the waiting words go, exactly as they are: they cannot be edited once they wait. */
export async function approveMessage(
  ctx: Ctx,
  input: z.input<typeof ApproveInput>,
): Promise<SentMessageView> {
  allow(ctx, "communication.approve");
  const { messageId, note } = parse(ApproveInput, input);
  return ctx.transaction(async (tx) => {
    const row = await waitingMessage(tx, ctx, messageId);
    await refuseBeforeSupport(tx, row);
    const { incident_id: incidentId, audience_id: audienceId } = row;
    const loaded = await loadPlanInput(tx, ctx.within(tx), incidentId);
    await decide(tx, ctx, row, note);
    await audit(tx, ctx, "message.approve", { kind: "message", id: row.id }, { incidentId, audienceId });
    await record(tx, ctx, messageApproved, row.id, { incidentId, audienceId });
    await sendMessage(tx, ctx.within(tx), row, loaded);
    return presentMessageById(tx, row.id);
  });
}

const RejectInput = z.object({ messageId: z.string(), reason: z.string().trim().min(3).max(2000) });

/** The words never leave; whoever wrote them sends others. */
export async function rejectMessage(ctx: Ctx, input: z.input<typeof RejectInput>): Promise<SentMessageView> {
  allow(ctx, "communication.approve");
  const { messageId, reason } = parse(RejectInput, input);
  return ctx.transaction(async (tx) => {
    const row = await waitingMessage(tx, ctx, messageId);
    const { incident_id: incidentId, audience_id: audienceId } = row;
    await tx.updateTable("message").set({ standing: "rejected" }).where("id", "=", row.id).execute();
    await decide(tx, ctx, row, reason);
    await audit(
      tx,
      ctx,
      "message.reject",
      { kind: "message", id: row.id },
      { incidentId, audienceId, reason },
    );
    await record(tx, ctx, messageRejected, row.id, { incidentId, audienceId });
    return presentMessageById(tx, row.id);
  });
}

async function waitingMessage(tx: Tx, ctx: Ctx, id: string): Promise<MessageRow> {
  const { incident_id } = await findMessage(tx, id);
  await oneAtATime(tx, ctx, incident_id);
  // Read again: somebody else may have decided while this waited.
  const row = await findMessage(tx, id);
  if (row.standing !== "waiting") throw refuse("message-not-waiting", { standing: row.standing });
  return row;
}

/** Support hears before customers, also when somebody approves in another order. */
async function refuseBeforeSupport(tx: Tx, row: MessageRow): Promise<void> {
  if (row.form !== "customers") return;
  const support = await tx
    .selectFrom("message")
    .select("id")
    .where("update_id", "=", row.update_id)
    .where("form", "=", "support")
    .where("standing", "=", "waiting")
    .executeTakeFirst();
  if (support) throw refuse("support-waits-first");
}

async function decide(tx: Tx, ctx: Ctx, row: MessageRow, note: string): Promise<void> {
  const { label, personId } = authorOf(ctx);
  await tx
    .updateTable("message")
    .set({
      decided_by: label,
      decided_by_person_id: personId,
      decided_at: ctx.clock.now(),
      decision_note: note,
    })
    .where("id", "=", row.id)
    .execute();
}
