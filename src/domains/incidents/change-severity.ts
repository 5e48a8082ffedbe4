import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { incidentSeverityChanged } from "./events.ts";
import { changeIncident, lockIncident } from "./incident-row.ts";
import { presentIncident } from "./present-incident.ts";
import { refuseStale } from "./refuse-stale.ts";
import { findSeverity } from "./severities/find-severity.ts";
import { writeEntry } from "./timeline/write-entry.ts";
import type { IncidentView } from "./views.ts";

/** Said once more to nobody but the timeline: why. */
export const reason = z.string().trim().min(1, "say why").max(1000);
export const expectedVersion = z.number().int().min(1).optional();

const ChangeSeverityInput = z.object({
  incidentId: z.string(),
  severity: z.string(),
  reason,
  expectedVersion,
});
export type ChangeSeverity = z.input<typeof ChangeSeverityInput>;

export async function changeSeverity(ctx: Ctx, input: ChangeSeverity): Promise<IncidentView> {
  allow(ctx, "incidents.command");
  const { incidentId, severity, reason, expectedVersion } = parse(ChangeSeverityInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockIncident(tx, incidentId);
    await refuseStale(tx, ctx, before, expectedVersion);
    await findSeverity(tx, severity);
    if (before.severity === severity) return presentIncident(tx, ctx, before);
    const after = await changeIncident(tx, before, { severity });
    const change = { from: before.severity, to: severity };
    await audit(tx, ctx, "incident.change-severity", { kind: "incident", id: incidentId }, change);
    await writeEntry(tx, ctx, incidentId, { kind: "severity-changed", data: { ...change, reason } });
    await record(tx, ctx, incidentSeverityChanged, incidentId, { incidentId, ...change });
    return presentIncident(tx, ctx, after);
  });
}
