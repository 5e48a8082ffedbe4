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
import { flappingHold, snoozeOver } from "../deadlines.ts";
import { alertResolved } from "../events.ts";
import { updateAlert } from "../process/write-changes.ts";
import { id, note } from "./inputs.ts";
import { writeNote } from "./write-note.ts";

const Input = z.object({ alertId: id, note: note.optional() });
export type ResolveAlert = z.input<typeof Input>;

/** The problem is over. If its monitor still sees it, a new alert opens. Repeating it changes nothing. */
export async function resolveAlert(ctx: Ctx, input: ResolveAlert): Promise<AlertDetail> {
  allow(ctx, "alerts.respond");
  const { alertId, note } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (note) await writeNote(tx, ctx, alert, note);
    if (alert.state !== "resolved") {
      await updateAlert(tx, {
        ...alert,
        state: "resolved",
        resolved_at: ctx.clock.now(),
        resolved_by_source: false,
        snoozed_until: null,
      });
      await clearDeadline(tx, ctx, snoozeOver, alert.id);
      await clearDeadline(tx, ctx, flappingHold, alert.id);
      await writeLog(tx, ctx, alert, "resolved");
      await audit(tx, ctx, "alert.resolve", { kind: "alert", id: alert.id }, { number: alert.number });
      await record(tx, ctx, alertResolved, alert.id, { ...factsOf(alert), personId: personOf(ctx.actor) });
    }
    return alertDetail(tx, ctx, alert.id);
  });
}
