import type { Tx } from "#kernel/db/db";

/** The alerts that belong to an incident, oldest first. */
export const linkedAlerts = (tx: Tx, incidentId: string) =>
  tx
    .selectFrom("incident_alert")
    .innerJoin("alert", "alert.id", "incident_alert.alert_id")
    .select([
      "alert.id",
      "alert.number",
      "alert.summary",
      "alert.state",
      "alert.triggered_at",
      "alert.acknowledged_at",
      "alert.resolved_at",
      "incident_alert.linked_at",
    ])
    .where("incident_alert.incident_id", "=", incidentId)
    .orderBy("alert.triggered_at")
    .orderBy("alert.number")
    .execute();
