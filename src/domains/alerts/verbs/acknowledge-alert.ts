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
import { flappingHold } from "../deadlines.ts";
import { alertAcknowledged } from "../events.ts";
import { updateAlert } from "../process/write-changes.ts";
import { refuse } from "../refusals.ts";
import { id, note } from "./inputs.ts";
import { writeNote } from "./write-note.ts";

const Input = z.object({ alertId: id, note: note.optional() });
export type AcknowledgeAlert = z.input<typeof Input>;

/** Somebody has it in hand: nobody else is notified. Repeating it changes nothing. */
export async function acknowledgeAlert(ctx: Ctx, input: AcknowledgeAlert): Promise<AlertDetail> {
  allow(ctx, "alerts.respond");
  const { alertId, note } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (alert.state === "resolved") throw refuse("alert-over", { number: alert.number });
    if (note) await writeNote(tx, ctx, alert, note);
    if (alert.state === "triggered") {
      const acknowledged = {
        ...alert,
        state: "acknowledged" as const,
        announced: true,
        acknowledged_at: ctx.clock.now(),
        acknowledged_by: personOf(ctx.actor),
      };
      await updateAlert(tx, acknowledged);
      await clearDeadline(tx, ctx, flappingHold, alert.id);
      await writeLog(tx, ctx, alert, "acknowledged");
      await audit(tx, ctx, "alert.acknowledge", { kind: "alert", id: alert.id }, { number: alert.number });
      await record(tx, ctx, alertAcknowledged, alert.id, {
        ...factsOf(alert),
        personId: personOf(ctx.actor),
      });
    }
    return alertDetail(tx, ctx, alert.id);
  });
}
