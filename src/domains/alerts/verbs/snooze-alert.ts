import { z } from "zod";
import { allow, audit } from "#domains/access";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { personOf } from "../actor.ts";
import { factsOf } from "../alert-row.ts";
import { lockAlert, writeLog } from "../alert-store.ts";
import { type AlertDetail, alertDetail } from "../alert-view.ts";
import { flappingHold, snoozeOver } from "../deadlines.ts";
import { alertSnoozed } from "../events.ts";
import { updateAlert } from "../process/write-changes.ts";
import { refuse } from "../refusals.ts";
import { id } from "./inputs.ts";

const LONGEST_MINUTES = 7 * 24 * 60;
const Input = z.object({ alertId: id, minutes: z.number().int().min(1).max(LONGEST_MINUTES) });
export type SnoozeAlert = z.input<typeof Input>;

/** Acknowledges an alert for a while: if it is still open after that, whoever is on call is notified again. */
export async function snoozeAlert(ctx: Ctx, input: SnoozeAlert): Promise<AlertDetail> {
  allow(ctx, "alerts.respond");
  const parsed = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, parsed.alertId);
    if (alert.state === "resolved") throw refuse("alert-over", { number: alert.number });
    const now = ctx.clock.now();
    const until = after(now, minutes(parsed.minutes));
    const personId = personOf(ctx.actor);
    await updateAlert(tx, {
      ...alert,
      state: "acknowledged",
      announced: true,
      acknowledged_at: alert.acknowledged_at ?? now,
      acknowledged_by: personId ?? alert.acknowledged_by,
      snoozed_until: until,
    });
    await setDeadline(tx, ctx, snoozeOver, alert.id, until);
    await clearDeadline(tx, ctx, flappingHold, alert.id);
    await writeLog(tx, ctx, alert, "snoozed", { until: until.toISOString() });
    await audit(tx, ctx, "alert.snooze", { kind: "alert", id: alert.id }, { until: until.toISOString() });
    await record(tx, ctx, alertSnoozed, alert.id, {
      ...factsOf(alert),
      personId,
      until: until.toISOString(),
    });
    return alertDetail(tx, ctx, alert.id);
  });
}
