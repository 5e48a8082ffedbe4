import { sql } from "kysely";
import { after, days, hours, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { setDeadline } from "#kernel/deadlines";
import { retentionDue } from "./deadlines.ts";

/** How long things are kept. Alerts themselves stay. */
export const RETENTION_DAYS = { raw: 30, rejected: 30, dropped: 30, change: 90 } as const;

const ROWS_AT_ONCE = 5_000;

/** Removes what is older than its retention, in bites; comes back soon while there is more, else tomorrow. */
export async function removeOld(tx: Tx, ctx: Ctx): Promise<void> {
  const ago = (age: number) => after(ctx.clock.now(), -days(age));
  const counts = [
    await removeRaw(tx, ctx, ago(RETENTION_DAYS.raw)),
    await removeRejected(tx, ctx, ago(RETENTION_DAYS.rejected)),
    await removeDropped(tx, ctx, ago(RETENTION_DAYS.dropped)),
    await removeChanges(tx, ctx, ago(RETENTION_DAYS.change)),
  ];
  await removeCounts(tx, ctx, ago(RETENTION_DAYS.rejected));
  const more = counts.some((count) => count >= ROWS_AT_ONCE);
  await setDeadline(
    tx,
    ctx,
    retentionDue,
    ctx.workspaceId,
    after(ctx.clock.now(), more ? minutes(1) : hours(24)),
  );
}

// Never what still waits to be worked off, however old it is.
const removeRaw = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from accepted_event where workspace_id = ${workspaceId} and seq in (
      select seq from accepted_event where workspace_id = ${workspaceId} and accepted_at < ${before}
         and seq <= (select processed_seq from alert_intake where workspace_id = ${workspaceId})
       order by seq limit ${ROWS_AT_ONCE})`.execute(tx),
  );

const removeRejected = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from rejected_input where workspace_id = ${workspaceId} and id in (
      select id from rejected_input where workspace_id = ${workspaceId} and received_at < ${before}
       limit ${ROWS_AT_ONCE})`.execute(tx),
  );

const removeDropped = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from alert_log where workspace_id = ${workspaceId} and id in (
      select id from alert_log where workspace_id = ${workspaceId} and alert_id is null and happened_at < ${before}
       limit ${ROWS_AT_ONCE})`.execute(tx),
  );

const removeChanges = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  countOf(
    sql`delete from change_event where workspace_id = ${workspaceId} and id in (
      select id from change_event where workspace_id = ${workspaceId} and received_at < ${before}
       limit ${ROWS_AT_ONCE})`.execute(tx),
  );

const removeCounts = (tx: Tx, { workspaceId }: Ctx, before: Date) =>
  sql`delete from rejected_count where workspace_id = ${workspaceId} and day < ${before}::date`.execute(tx);

const countOf = async (deleting: Promise<{ numAffectedRows?: bigint }>): Promise<number> =>
  Number((await deleting).numAffectedRows ?? 0n);
