import { sql } from "kysely";
import { after, days, hours, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { eraseTraces } from "./erasure/erase-recipient.ts";

/** How long things are kept. The ledger itself and that something was sent stay; what names a person does not. */
export const RETENTION_DAYS = { webhookMessages: 30, inbox: 180, recipients: 730 } as const;

const AT_ONCE = 2_000;

const retentionDue = defineDeadline("delivery.retention");

/** For `main/deadlines.ts`. */
export const deliveryRetention = whenDue(retentionDue, (ctx) => ctx.transaction((tx) => removeOld(tx, ctx)));

/** Makes sure that somebody will clean up; costs nothing when that is so already. */
export async function armRetention(tx: Tx, ctx: Ctx): Promise<void> {
  await tx
    .insertInto("deadline")
    .values({
      workspace_id: ctx.workspaceId,
      kind: retentionDue.name,
      subject_id: ctx.workspaceId,
      due_at: after(ctx.clock.now(), hours(24)),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "kind", "subject_id"]).doNothing())
    .execute();
}

/** Removes what is older than its retention, in bites; comes back soon while there is more, else tomorrow. */
async function removeOld(tx: Tx, ctx: Ctx): Promise<void> {
  const ago = (age: number) => after(ctx.clock.now(), -days(age));
  const counts = [
    await removeWebhookMessages(tx, ctx, ago(RETENTION_DAYS.webhookMessages)),
    await removeInbox(tx, ctx, ago(RETENTION_DAYS.inbox)),
    await forgetRecipients(tx, ctx, ago(RETENTION_DAYS.recipients)),
  ];
  const wait = counts.some((count) => count >= AT_ONCE) ? minutes(1) : hours(24);
  await setDeadline(tx, ctx, retentionDue, ctx.workspaceId, after(ctx.clock.now(), wait));
}

const removeWebhookMessages = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from webhook_message where workspace_id = ${workspaceId} and id in (
      select id from webhook_message where workspace_id = ${workspaceId} and finished_at < ${before}
       limit ${AT_ONCE})`.execute(tx),
  );

const removeInbox = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from inbox_item where workspace_id = ${workspaceId} and id in (
      select id from inbox_item where workspace_id = ${workspaceId} and created_at < ${before}
       limit ${AT_ONCE})`.execute(tx),
  );

async function forgetRecipients(tx: Tx, ctx: Ctx, before: Date): Promise<number> {
  const rows = await tx
    .selectFrom("delivery")
    .select("id")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("created_at", "<", before)
    .where("address_sealed", "is not", null)
    .where("finished_at", "is not", null)
    .orderBy("created_at")
    .limit(AT_ONCE)
    .execute();
  if (rows.length > 0)
    await eraseTraces(
      tx,
      ctx,
      rows.map(({ id }) => id),
    );
  return rows.length;
}

const countOf = async (deleting: Promise<{ numAffectedRows?: bigint }>): Promise<number> =>
  Number((await deleting).numAffectedRows ?? 0n);
