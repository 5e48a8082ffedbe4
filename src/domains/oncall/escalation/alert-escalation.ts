import type { Tx } from "#kernel/db/db";
import { ALERT } from "../notifications/alert-subject.ts";
import { oldestPolicy, type StartEscalation } from "./start-escalation.ts";

/** The alert, locked: an answer that comes at the same moment waits, and then finds the escalation. */
export const lockAlertRow = (tx: Tx, alertId: string) =>
  tx.selectFrom("alert").selectAll().where("id", "=", alertId).forUpdate().executeTakeFirst();

type AlertForEscalation = NonNullable<Awaited<ReturnType<typeof lockAlertRow>>>;

/** By the policy of the alert's source, else of its service, else the workspace's oldest. */
export async function escalationOf(tx: Tx, alert: AlertForEscalation, reason = ""): Promise<StartEscalation> {
  return {
    subjectKind: ALERT,
    subjectId: alert.id,
    policyId:
      alert.escalation_policy_id ?? (await policyOfService(tx, alert.service_id)) ?? (await oldestPolicy(tx)),
    summary: alert.summary,
    reason,
    urgency: alert.urgency,
  };
}

async function policyOfService(tx: Tx, serviceId: string | null): Promise<string | null> {
  if (!serviceId) return null;
  const service = await tx
    .selectFrom("service")
    .select("escalation_policy_id")
    .where("id", "=", serviceId)
    .executeTakeFirst();
  return service?.escalation_policy_id ?? null;
}
