import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { lockAlert, writeLog } from "./alert-store.ts";

/** Marks an alert as part of an incident, or (null) as part of none. The caller owns the incident's side. */
export async function linkAlertToIncident(
  ctx: Ctx,
  { alertId, incidentId }: { alertId: string; incidentId: string | null },
): Promise<void> {
  allow(ctx, "incidents.contribute");
  await ctx.transaction(async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (alert.incident_id === incidentId) return;
    await tx.updateTable("alert").set({ incident_id: incidentId }).where("id", "=", alertId).execute();
    if (incidentId) await writeLog(tx, ctx, alert, "linked", { incident: incidentId });
  });
}
