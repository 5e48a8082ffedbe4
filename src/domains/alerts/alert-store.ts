import { actorLabel, type Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Json } from "#kernel/db/tables";
import { newId } from "#kernel/ids";
import { personOf } from "./actor.ts";
import type { AlertRow } from "./alert-row.ts";
import type { LogWhat } from "./process/changes.ts";
import { refuse } from "./refusals.ts";

/** The alert, locked until the transaction ends: what monitors and people do to it happens one after the other. */
export async function lockAlert(tx: Tx, id: string): Promise<AlertRow> {
  const alert = await findLocked(tx, id);
  if (!alert) throw refuse("alert-not-found", { id });
  return alert;
}

/** The same for work that nobody waits for: the alert may be gone. */
export const findLocked = (tx: Tx, id: string): Promise<AlertRow | undefined> =>
  tx.selectFrom("alert").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Appends to the log of an alert what a person, a program or the clock did. */
export async function writeLog(
  tx: Tx,
  ctx: Ctx,
  alert: AlertRow,
  what: LogWhat,
  detail: { [key: string]: Json } = {},
): Promise<void> {
  await tx
    .insertInto("alert_log")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"alert-log">(),
      alert_id: alert.id,
      source_id: alert.source_id,
      dedup_key: alert.dedup_key,
      what,
      detail: JSON.stringify(detail),
      actor: actorLabel(ctx.actor),
      person_id: personOf(ctx.actor),
      happened_at: ctx.clock.now(),
    })
    .execute();
}
