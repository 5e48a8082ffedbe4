import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { declareIncident } from "../declare-incident.ts";
import { attachAlert, incidentOfAlert } from "./link-alert.ts";

export type WantedIncident = {
  alertId: string;
  severity: string;
  title: string;
  serviceId: string | null;
  /** false: an incident of its own, whatever is open. Left out: joins. */
  join?: boolean;
};

/**
 * A routing rule wants an incident for an alert: it joins the open incident of the same service if there is one
 * and the rule does not say otherwise, else an incident is declared. Running twice declares once.
 */
export async function declareFromAlert(ctx: Ctx, wanted: WantedIncident): Promise<void> {
  await ctx.transaction(async (tx) => {
    await takeTurns(tx, ctx, wanted.serviceId ?? wanted.alertId);
    if (await incidentOfAlert(tx, wanted.alertId)) return;
    const open =
      wanted.serviceId && wanted.join !== false ? await openIncidentOf(tx, wanted.serviceId) : null;
    if (open) return attachAlert(tx, ctx, open, wanted.alertId);
    await declareIncident(ctx.within(tx), {
      internalTitle: wanted.title.slice(0, 200),
      severity: wanted.severity,
      alertIds: [wanted.alertId],
      serviceIds: wanted.serviceId ? [wanted.serviceId] : [],
    });
  });
}

// Two alerts of one service that arrive together must not declare two incidents.
const takeTurns = (tx: Tx, ctx: Ctx, about: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`declare ${ctx.workspaceId} ${about}`}, 0))`.execute(
    tx,
  );

async function openIncidentOf(tx: Tx, serviceId: string): Promise<string | null> {
  const found = await tx
    .selectFrom("incident")
    .innerJoin("incident_service", "incident_service.incident_id", "incident.id")
    .select("incident.id")
    .where("incident_service.service_id", "=", serviceId)
    .where("incident.status", "!=", "resolved")
    .where("incident.drill", "=", false)
    .orderBy("incident.number")
    .executeTakeFirst();
  return found?.id ?? null;
}
