import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { clearDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { personOf } from "../actor.ts";
import { factsOf } from "../alert-row.ts";
import { lockAlert, writeLog } from "../alert-store.ts";
import { type AlertDetail, alertDetail } from "../alert-view.ts";
import { snoozeOver } from "../deadlines.ts";
import { alertUnacknowledged } from "../events.ts";
import { updateAlert } from "../process/write-changes.ts";
import { refuse } from "../refusals.ts";
import { id } from "./inputs.ts";

const Input = z.object({ alertId: id });
export type UnacknowledgeAlert = z.input<typeof Input>;

/** Gives an alert back: whoever is on call is notified as if it were new. */
export async function unacknowledgeAlert(ctx: Ctx, input: UnacknowledgeAlert): Promise<AlertDetail> {
  allow(ctx, "alerts.respond");
  const { alertId } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (alert.state === "resolved") throw refuse("alert-over", { number: alert.number });
    if (alert.state !== "acknowledged") throw refuse("alert-not-acknowledged", { number: alert.number });
    await updateAlert(tx, {
      ...alert,
      state: "triggered",
      acknowledged_at: null,
      acknowledged_by: null,
      snoozed_until: null,
    });
    await clearDeadline(tx, ctx, snoozeOver, alert.id);
    await writeLog(tx, ctx, alert, "unacknowledged");
    await audit(tx, ctx, "alert.unacknowledge", { kind: "alert", id: alert.id }, { number: alert.number });
    await record(tx, ctx, alertUnacknowledged, alert.id, {
      ...factsOf(alert),
      personId: personOf(ctx.actor),
    });
    return alertDetail(tx, ctx, alert.id);
  });
}
