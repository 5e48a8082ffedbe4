import { acknowledgeAlert, resolveAlert } from "#domains/alerts";
import { personNames, readServices } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { texts } from "../texts.ts";
import { incidentRooms, type NotificationSubject, type SubjectKind } from "./notification-subjects.ts";

export const ALERT = "alert";

/** How an alert reads in a notification. */
export const alertSubject: SubjectKind = {
  kind: ALERT,
  async read(tx, ctx, alertId, locale) {
    const alert = await tx.selectFrom("alert").selectAll().where("id", "=", alertId).executeTakeFirst();
    if (!alert) return undefined;
    const [service] = alert.service_id ? await readServices(tx, [alert.service_id]) : [];
    const say = texts(locale);
    return {
      summary: alert.summary,
      severity: alert.severity.toUpperCase(),
      facts: [
        ...(service ? [{ label: say("service"), value: service.name }] : []),
        ...(alert.origin ? [{ label: say("seenAt"), value: alert.origin }] : []),
      ],
      links: [
        ...(await roomLinks(tx, ctx, alert.incident_id, locale)),
        { label: say("openAlert"), url: `${ctx.publicUrl}/console/alerts/${alert.id}` },
      ],
      answers: ["acknowledge", "escalate", "resolve"],
      closed: alert.state === "resolved",
      taken: await takenBy(tx, alert, locale),
      threadKey: `alert-${alert.id}`,
    };
  },
  async answered(tx, ctx, alertId, answer) {
    const verb = answer === "resolve" ? resolveAlert : acknowledgeAlert;
    await verb(ctx.within(tx), { alertId });
  },
};

async function roomLinks(tx: Tx, ctx: Ctx, incidentId: string | null, locale: string) {
  const room = incidentId ? await ctx.use(incidentRooms)(tx, ctx, incidentId) : undefined;
  if (!room) return [];
  const say = texts(locale);
  return [
    { label: say("incidentRoom"), url: room.url },
    ...(room.bridgeUrl ? [{ label: say("bridge"), url: room.bridgeUrl }] : []),
  ];
}

type Acknowledgement = { state: string; acknowledged_at: Date | null; acknowledged_by: string | null };

async function takenBy(
  tx: Tx,
  alert: Acknowledgement,
  locale: string,
): Promise<NotificationSubject["taken"]> {
  if (alert.state !== "acknowledged" || !alert.acknowledged_at) return null;
  const names = await personNames(tx, alert.acknowledged_by ? [alert.acknowledged_by] : []);
  return { at: alert.acknowledged_at, by: [...names.values()][0] ?? texts(locale)("someone") };
}
