import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type DeadlineHandler, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { type AlertRow, factsOf } from "./alert-row.ts";
import { findLocked, writeLog } from "./alert-store.ts";
import { flappingHold, flappingOver, retentionDue, snoozeOver } from "./deadlines.ts";
import { alertFlapping, alertSuppressed, alertTriggered, alertUnsnoozed } from "./events.ts";
import { updateAlert } from "./process/write-changes.ts";
import { removeOld } from "./retention.ts";

/** What happens to alerts when time passes. */
export const alertDeadlines: readonly DeadlineHandler[] = [
  whenDue(snoozeOver, (ctx, { subjectId }) => onOpenAlert(ctx, subjectId, endSnooze)),
  whenDue(flappingOver, (ctx, { subjectId }) => onAlert(ctx, subjectId, endFlapping)),
  whenDue(flappingHold, (ctx, { subjectId }) => onOpenAlert(ctx, subjectId, announceAgain)),
  whenDue(retentionDue, (ctx) => ctx.transaction((tx) => removeOld(tx, ctx))),
];

type Act = (tx: Tx, ctx: Ctx, alert: AlertRow) => Promise<void>;

async function onAlert(ctx: Ctx, id: string, act: Act): Promise<void> {
  await ctx.transaction(async (tx) => {
    const alert = await findLocked(tx, id);
    if (alert) await act(tx, ctx, alert);
  });
}

const onOpenAlert = (ctx: Ctx, id: string, act: Act): Promise<void> =>
  onAlert(ctx, id, async (tx, within, alert) => {
    if (alert.state !== "resolved") await act(tx, within, alert);
  });

async function endSnooze(tx: Tx, ctx: Ctx, alert: AlertRow): Promise<void> {
  // Acknowledged anew, given back or snoozed for longer in the meantime.
  if (!alert.snoozed_until || alert.snoozed_until > ctx.clock.now()) return;
  await updateAlert(tx, {
    ...alert,
    state: "triggered",
    acknowledged_at: null,
    acknowledged_by: null,
    snoozed_until: null,
  });
  await writeLog(tx, ctx, alert, "unsnoozed");
  await record(tx, ctx, alertUnsnoozed, alert.id, factsOf(alert));
}

async function endFlapping(tx: Tx, ctx: Ctx, alert: AlertRow): Promise<void> {
  if (!alert.flapping) return;
  await updateAlert(tx, { ...alert, flapping: false });
  await writeLog(tx, ctx, alert, "steady");
  await record(tx, ctx, alertFlapping, alert.id, { ...factsOf(alert), flapping: false });
}

async function announceAgain(tx: Tx, ctx: Ctx, alert: AlertRow): Promise<void> {
  if (alert.announced || alert.state !== "triggered") return;
  await updateAlert(tx, { ...alert, announced: true });
  await writeLog(tx, ctx, alert, "announced-again");
  const reason = alert.suppressed_reason;
  if (reason === null) await record(tx, ctx, alertTriggered, alert.id, { ...factsOf(alert), again: true });
  else await record(tx, ctx, alertSuppressed, alert.id, { ...factsOf(alert), reason });
}
