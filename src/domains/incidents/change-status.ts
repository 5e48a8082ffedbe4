import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { changeComponents } from "./affected/set-components.ts";
import { currentComponents } from "./affected/write-components.ts";
import { expectedVersion, reason } from "./change-severity.ts";
import { incidentReopened, incidentResolved, incidentStatusChanged } from "./events.ts";
import { writeFacts } from "./facts/write-facts.ts";
import { changeIncident, findIncident, type IncidentRow, lockIncident } from "./incident-row.ts";
import { presentIncident } from "./present-incident.ts";
import { refuse } from "./refusals.ts";
import { refuseStale } from "./refuse-stale.ts";
import { findSeverity } from "./severities/find-severity.ts";
import { decideStatus, timesAfter } from "./status.ts";
import { writeEntry } from "./timeline/write-entry.ts";
import { INCIDENT_STATUSES, type IncidentStatus } from "./types.ts";
import type { IncidentView } from "./views.ts";

const ChangeStatusInput = z.object({
  incidentId: z.string(),
  status: z.enum(INCIDENT_STATUSES),
  reason,
  expectedVersion,
});
export type ChangeStatus = z.input<typeof ChangeStatusInput>;

/** Moves an open incident forward, back or to its end. Resolving says that all its components work again. */
export async function changeStatus(ctx: Ctx, input: ChangeStatus): Promise<IncidentView> {
  allow(ctx, "incidents.change-status");
  const { incidentId, status, reason, expectedVersion } = parse(ChangeStatusInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockIncident(tx, incidentId);
    await refuseStale(tx, ctx, before, expectedVersion);
    const decision = decideStatus(before.status, status);
    if (decision === "resolved-needs-reopening")
      throw refuse("incident-resolved", { number: before.number, id: incidentId });
    if (decision === "unchanged") return presentIncident(tx, ctx, before);
    await enter(tx, ctx, before, status);
    const change = { from: before.status, to: status };
    await audit(tx, ctx, "incident.change-status", { kind: "incident", id: incidentId }, change);
    await writeEntry(tx, ctx, incidentId, { kind: "status-changed", data: { ...change, reason } });
    await record(tx, ctx, incidentStatusChanged, incidentId, { incidentId, ...change });
    if (status === "resolved") await finish(tx, ctx, before);
    return presentIncident(tx, ctx, await findIncident(tx, incidentId));
  });
}

const ReopenInput = z.object({
  incidentId: z.string(),
  reason,
  status: z.enum(["investigating", "identified", "monitoring"]).default("investigating"),
  expectedVersion,
});
export type ReopenIncident = z.input<typeof ReopenInput>;

export async function reopenIncident(ctx: Ctx, input: ReopenIncident): Promise<IncidentView> {
  allow(ctx, "incidents.command");
  const { incidentId, reason, status, expectedVersion } = parse(ReopenInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockIncident(tx, incidentId);
    await refuseStale(tx, ctx, before, expectedVersion);
    if (before.status !== "resolved") throw refuse("incident-not-resolved", { number: before.number });
    await enter(tx, ctx, before, status);
    await audit(tx, ctx, "incident.reopen", { kind: "incident", id: incidentId }, { status });
    await writeEntry(tx, ctx, incidentId, { kind: "reopened", data: { status, reason } });
    await record(tx, ctx, incidentReopened, incidentId, { incidentId, status });
    return presentIncident(tx, ctx, await findIncident(tx, incidentId));
  });
}

/** Writes the status and the times it stands for. */
async function enter(tx: Tx, ctx: Ctx, before: IncidentRow, status: IncidentStatus): Promise<void> {
  const now = ctx.clock.now();
  const after = await changeIncident(tx, before, { status, resolved_at: status === "resolved" ? now : null });
  const held = { identifiedAt: before.identified_at, fixedAt: before.fixed_at };
  const next = timesAfter(status, held, now);
  const changed = (["identifiedAt", "fixedAt"] as const).filter(
    (key) => next[key]?.getTime() !== held[key]?.getTime(),
  );
  if (changed.length > 0)
    await writeFacts(
      tx,
      ctx,
      after,
      changed.map((key) => ({ key, value: next[key]?.toISOString() ?? null })),
    );
}

async function finish(tx: Tx, ctx: Ctx, incident: IncidentRow): Promise<void> {
  const components = await currentComponents(tx, incident.id);
  await changeComponents(
    tx,
    ctx,
    incident.id,
    components.map((each) => ({ ...each, state: "operational" as const })),
  );
  const { rank } = await findSeverity(tx, incident.severity);
  await record(tx, ctx, incidentResolved, incident.id, {
    incidentId: incident.id,
    severity: incident.severity,
    rank,
    drill: incident.drill,
  });
}
