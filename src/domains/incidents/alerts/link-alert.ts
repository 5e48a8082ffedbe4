import { z } from "zod";
import { allow, audit } from "#domains/access";
import { linkAlertToIncident } from "#domains/alerts";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { alertLinked, alertUnlinked } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { presentIncident } from "../present-incident.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";

const LinkAlertInput = z.object({ incidentId: z.string(), alertId: z.string() });
export type LinkAlert = z.input<typeof LinkAlertInput>;

export async function linkAlert(ctx: Ctx, input: LinkAlert): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, alertId } = parse(LinkAlertInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    await attachAlert(tx, ctx, incidentId, alertId);
    await audit(tx, ctx, "incident.link-alert", { kind: "incident", id: incidentId }, { alertId });
    return presentIncident(tx, ctx, incident);
  });
}

/** Nothing happens when it belongs to this incident already; refused when it belongs to another. */
export async function attachAlert(tx: Tx, ctx: Ctx, incidentId: string, alertId: string): Promise<void> {
  const alert = await lockAlert(tx, alertId);
  const other = await incidentOfAlert(tx, alertId);
  if (other?.id === incidentId) return;
  if (other) throw refuse("alert-in-other-incident", { number: other.number });
  await tx
    .insertInto("incident_alert")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"incident-alert">(),
      incident_id: incidentId,
      alert_id: alertId,
      linked_at: ctx.clock.now(),
    })
    .execute();
  await markAlert(tx, ctx, alertId, incidentId);
  await writeEntry(tx, ctx, incidentId, {
    kind: "alert-linked",
    data: { alertId, number: alert.number, summary: alert.summary },
  });
  await record(tx, ctx, alertLinked, incidentId, { incidentId, alertId });
}

export async function unlinkAlert(ctx: Ctx, input: LinkAlert): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, alertId } = parse(LinkAlertInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const alert = await lockAlert(tx, alertId);
    if ((await incidentOfAlert(tx, alertId))?.id !== incidentId)
      throw refuse("incident-alert-unknown", { id: alertId });
    await tx.deleteFrom("incident_alert").where("alert_id", "=", alertId).execute();
    await markAlert(tx, ctx, alertId, null);
    await audit(tx, ctx, "incident.unlink-alert", { kind: "incident", id: incidentId }, { alertId });
    await writeEntry(tx, ctx, incidentId, {
      kind: "alert-unlinked",
      data: { alertId, number: alert.number, summary: alert.summary },
    });
    await record(tx, ctx, alertUnlinked, incidentId, { incidentId, alertId });
    return presentIncident(tx, ctx, incident);
  });
}

// Whoever may declare an incident may do so from an alert: the incident's side has asked for the permission.
const markAlert = (tx: Tx, ctx: Ctx, alertId: string, incidentId: string | null): Promise<void> =>
  linkAlertToIncident(ctx.as({ kind: "system", why: "incident" }).within(tx), { alertId, incidentId });

/** The alert itself; locked, so that two incidents cannot take it at once. */
export async function lockAlert(tx: Tx, alertId: string) {
  const alert = await tx
    .selectFrom("alert")
    .select(["id", "number", "summary", "state", "service_id", "triggered_at", "acknowledged_by"])
    .where("id", "=", alertId)
    .forUpdate()
    .executeTakeFirst();
  if (!alert) throw refuse("incident-alert-unknown", { id: alertId });
  return alert;
}

/** The incident an alert belongs to, if any. */
export const incidentOfAlert = (tx: Tx, alertId: string) =>
  tx
    .selectFrom("incident_alert")
    .innerJoin("incident", "incident.id", "incident_alert.incident_id")
    .select(["incident.id", "incident.number"])
    .where("incident_alert.alert_id", "=", alertId)
    .executeTakeFirst();
