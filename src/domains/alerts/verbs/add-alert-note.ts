import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { lockAlert } from "../alert-store.ts";
import { type AlertDetail, alertDetail } from "../alert-view.ts";
import { id, note } from "./inputs.ts";
import { writeNote } from "./write-note.ts";

const Input = z.object({ alertId: id, note });
export type AddAlertNote = z.input<typeof Input>;

/** Writes something for the next reader into the log of an alert, open or not. */
export async function addAlertNote(ctx: Ctx, input: AddAlertNote): Promise<AlertDetail> {
  allow(ctx, "alerts.respond");
  const { alertId, note } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    await writeNote(tx, ctx, alert, note);
    await audit(tx, ctx, "alert.note", { kind: "alert", id: alert.id }, { number: alert.number });
    return alertDetail(tx, ctx, alert.id);
  });
}
