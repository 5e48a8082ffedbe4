import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { personOf } from "../actor.ts";
import { type AlertRow, factsOf } from "../alert-row.ts";
import { writeLog } from "../alert-store.ts";
import { alertNoted } from "../events.ts";

/** A note stays in the log of the alert; the event says only that there is one. */
export async function writeNote(tx: Tx, ctx: Ctx, alert: AlertRow, note: string): Promise<void> {
  await writeLog(tx, ctx, alert, "note", { note });
  await record(tx, ctx, alertNoted, alert.id, { ...factsOf(alert), personId: personOf(ctx.actor) });
}
