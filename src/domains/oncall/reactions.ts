import {
  alertAcknowledged,
  alertResolved,
  alertSnoozed,
  alertTriggered,
  alertUnacknowledged,
  alertUnsnoozed,
} from "#domains/alerts";
import type { Ctx } from "#kernel/ctx";
import { on, type Reaction } from "#kernel/events";
import { escalationOf, lockAlertRow } from "./escalation/alert-escalation.ts";
import { latestEscalation } from "./escalation/escalation-row.ts";
import { startEscalation } from "./escalation/start-escalation.ts";
import { stopEscalation } from "./escalation/stop-escalation.ts";
import { ALERT } from "./notifications/alert-subject.ts";

/**
 * Listed in `main/reactions.ts`. Reactions may run late, twice or in another order than the events: each looks at the
 * alert as it is now, under its lock, and does only what still fits.
 */
export const onCallReactions: readonly Reaction[] = [
  on(alertTriggered, "oncall.alert-triggered", (ctx, { subjectId, at }) => startFor(ctx, subjectId, at)),
  on(alertUnacknowledged, "oncall.alert-unacknowledged", (ctx, { subjectId, at }) =>
    startFor(ctx, subjectId, at),
  ),
  on(alertUnsnoozed, "oncall.alert-unsnoozed", (ctx, { subjectId, at }) => startFor(ctx, subjectId, at)),
  on(alertAcknowledged, "oncall.alert-acknowledged", (ctx, { subjectId, data }) =>
    stopFor(ctx, subjectId, "acknowledged", data.personId),
  ),
  on(alertSnoozed, "oncall.alert-snoozed", (ctx, { subjectId, data }) =>
    stopFor(ctx, subjectId, "snoozed", data.personId),
  ),
  on(alertResolved, "oncall.alert-resolved", (ctx, { subjectId, data }) =>
    stopFor(ctx, subjectId, "resolved", data.personId),
  ),
];

async function startFor(ctx: Ctx, alertId: string, since: Date): Promise<void> {
  await ctx.transaction(async (tx) => {
    const alert = await lockAlertRow(tx, alertId);
    if (alert?.state !== "triggered" || alert.suppressed_reason !== null) return;
    // The same event once more, after everybody was told and nobody answered: they would be told all over again.
    const latest = await latestEscalation(tx, { subjectKind: ALERT, subjectId: alertId });
    if (latest?.state === "exhausted" && latest.started_at >= since) return;
    await startEscalation(tx, ctx.within(tx), await escalationOf(tx, alert));
  });
}

async function stopFor(ctx: Ctx, alertId: string, because: string, answeredBy: string | null): Promise<void> {
  await ctx.transaction(async (tx) => {
    const alert = await lockAlertRow(tx, alertId);
    if (alert?.state === "triggered") return;
    await stopEscalation(tx, ctx.within(tx), {
      subjectKind: ALERT,
      subjectId: alertId,
      because,
      answeredBy,
    });
  });
}
