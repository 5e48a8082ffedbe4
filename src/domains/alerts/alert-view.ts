import type { Selectable } from "kysely";
import { personNames, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AlertLogRow } from "#kernel/db/tables";
import type { AlertRow } from "./alert-row.ts";
import type { AlertImage, AlertLink, AlertSeverity, AlertUrgency } from "./incoming.ts";
import { presentRaw } from "./intake/present-raw.ts";
import { type LogEntryView, sayEntry } from "./log-view.ts";
import type { AlertState } from "./process/decide.ts";
import { refuse } from "./refusals.ts";

export type AlertSummary = {
  id: string;
  number: number;
  summary: string;
  severity: AlertSeverity;
  urgency: AlertUrgency;
  state: AlertState;
  flapping: boolean;
  suppressedReason: string | null;
  sourceId: string;
  sourceName: string;
  serviceId: string | null;
  dedupKey: string;
  incidentId: string | null;
  eventCount: number;
  triggeredAt: string;
  lastEventAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  resolvedAt: string | null;
  snoozedUntil: string | null;
};

export type AlertDetail = AlertSummary & {
  origin: string | null;
  component: string | null;
  group: string | null;
  class: string | null;
  client: string | null;
  clientUrl: string | null;
  links: AlertLink[];
  images: AlertImage[];
  details: Record<string, unknown>;
  routedBecause: string | null;
  log: LogEntryView[];
  rawEvent: { receivedAt: string; text: string; truncated: boolean } | null;
};

export type AlertWithSource = AlertRow & { source_name: string };

export const withSource = (tx: Tx) =>
  tx
    .selectFrom("alert")
    .innerJoin("alert_source", (join) =>
      join
        .onRef("alert_source.workspace_id", "=", "alert.workspace_id")
        .onRef("alert_source.id", "=", "alert.source_id"),
    )
    .selectAll("alert")
    .select("alert_source.name as source_name");

export const summaryOf = (alert: AlertWithSource): AlertSummary => ({
  id: alert.id,
  number: alert.number,
  summary: alert.summary,
  severity: alert.severity,
  urgency: alert.urgency,
  state: alert.state,
  flapping: alert.flapping,
  suppressedReason: alert.suppressed_reason,
  sourceId: alert.source_id,
  sourceName: alert.source_name,
  serviceId: alert.service_id,
  dedupKey: alert.dedup_key,
  incidentId: alert.incident_id,
  eventCount: alert.event_count,
  triggeredAt: alert.triggered_at.toISOString(),
  lastEventAt: alert.last_event_at.toISOString(),
  acknowledgedAt: alert.acknowledged_at?.toISOString() ?? null,
  acknowledgedBy: alert.acknowledged_by,
  resolvedAt: alert.resolved_at?.toISOString() ?? null,
  snoozedUntil: alert.snoozed_until?.toISOString() ?? null,
});

/** An alert with everything that is known about it. Throws `alert-not-found`. */
export async function alertDetail(tx: Tx, ctx: Ctx, id: string): Promise<AlertDetail> {
  const alert = await withSource(tx).where("alert.id", "=", id).executeTakeFirst();
  if (!alert) throw refuse("alert-not-found", { id });
  return {
    ...summaryOf(alert),
    origin: alert.origin,
    component: alert.component,
    group: alert.group,
    class: alert.class,
    client: alert.client,
    clientUrl: alert.client_url,
    links: alert.links as AlertLink[], // made by a source, stored as made
    images: alert.images as AlertImage[],
    details: alert.details as Record<string, unknown>,
    routedBecause: alert.routed_because,
    log: await readLog(tx, ctx, alert),
    rawEvent: await readRaw(tx, alert),
  };
}

const LONGEST_LOG = 500;

async function readLog(tx: Tx, ctx: Ctx, alert: AlertWithSource): Promise<LogEntryView[]> {
  const latest: Selectable<AlertLogRow>[] = await tx
    .selectFrom("alert_log")
    .selectAll()
    .where("alert_id", "=", alert.id)
    .orderBy("seq", "desc")
    .limit(LONGEST_LOG)
    .execute();
  const { locale } = await workspaceDefaults(tx, ctx);
  const names = await personNames(
    tx,
    latest.flatMap((entry) => entry.person_id ?? []),
  );
  return latest.reverse().map((entry) => sayEntry(entry, { locale, names, sourceName: alert.source_name }));
}

const LONGEST_RAW = 64 * 1024;

async function readRaw(tx: Tx, alert: AlertRow): Promise<AlertDetail["rawEvent"]> {
  const seq = alert.last_seq ?? alert.first_seq;
  if (seq === null) return null;
  const row = await tx
    .selectFrom("accepted_event")
    .select(["raw", "accepted_at"])
    .where("workspace_id", "=", alert.workspace_id)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row ? { receivedAt: row.accepted_at.toISOString(), ...presentRaw(row.raw, LONGEST_RAW) } : null;
}
