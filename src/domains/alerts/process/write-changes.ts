import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { notice, record } from "#kernel/events";
import { newId } from "#kernel/ids";
import type { AlertRow } from "../alert-row.ts";
import { flappingHold, flappingOver } from "../deadlines.ts";
import type { Changes, LogEntry } from "./changes.ts";
import type { AcceptedChange } from "./read-stretch.ts";

// PostgreSQL takes at most 65,535 parameters per statement.
const ROWS_PER_INSERT = 500;

/** What consoles listen to: alerts changed, also where no event says so (a repeated trigger, a flap). */
export const ALERTS_CHANGED = "alert.changed";

/** Writes what working off a stretch decided: alerts, their logs, the outbox, deadlines. */
export async function writeChanges(tx: Tx, ctx: Ctx, changes: Changes): Promise<void> {
  // First what ends: a new alert of the same key may only exist once the older one is resolved.
  for (const alert of changes.updated.values()) await updateAlert(tx, alert);
  for (const rows of inGroups([...changes.created.values()]))
    await tx.insertInto("alert").values(rows.map(asColumns)).execute();
  for (const rows of inGroups(changes.log))
    await tx
      .insertInto("alert_log")
      .values(rows.map((entry) => logColumns(ctx, entry)))
      .execute();
  for (const { kind, subjectId, data } of changes.happenings) await record(tx, ctx, kind, subjectId, data);
  for (const [alertId, at] of changes.flappingUntil) await setDeadline(tx, ctx, flappingOver, alertId, at);
  for (const [alertId, at] of changes.heldUntil) {
    if (at) await setDeadline(tx, ctx, flappingHold, alertId, at);
    else if (changes.updated.get(alertId)?.flapping) await clearDeadline(tx, ctx, flappingHold, alertId);
  }
  if (changes.updated.size + changes.created.size > 0) await notice(tx, ctx, ALERTS_CHANGED);
}

const asColumns = (alert: AlertRow) => ({
  ...alert,
  links: JSON.stringify(alert.links),
  images: JSON.stringify(alert.images),
  details: JSON.stringify(alert.details),
  transitions: JSON.stringify(alert.transitions),
});

/** Writes what may change while an alert lives. */
export const updateAlert = (tx: Tx, alert: AlertRow) =>
  tx
    .updateTable("alert")
    .set({
      state: alert.state,
      episode: alert.episode,
      flapping: alert.flapping,
      announced: alert.announced,
      transitions: JSON.stringify(alert.transitions),
      event_count: alert.event_count,
      last_seq: alert.last_seq,
      last_event_at: alert.last_event_at,
      acknowledged_at: alert.acknowledged_at,
      acknowledged_by: alert.acknowledged_by,
      resolved_at: alert.resolved_at,
      resolved_by_source: alert.resolved_by_source,
      snoozed_until: alert.snoozed_until,
    })
    .where("workspace_id", "=", alert.workspace_id)
    .where("id", "=", alert.id)
    .execute();

const logColumns = (ctx: Ctx, entry: LogEntry) => ({
  workspace_id: ctx.workspaceId,
  id: newId<"alert-log">(),
  alert_id: entry.alertId,
  source_id: entry.sourceId,
  dedup_key: entry.dedupKey,
  what: entry.what,
  detail: JSON.stringify(entry.detail),
  actor: `source:${entry.sourceId}`,
  event_seq: entry.seq,
  happened_at: entry.at,
});

export async function writeChangeEvents(tx: Tx, ctx: Ctx, changes: readonly AcceptedChange[]): Promise<void> {
  for (const rows of inGroups(changes))
    await tx
      .insertInto("change_event")
      .values(
        rows.map(({ source, seq, at, change }) => ({
          workspace_id: ctx.workspaceId,
          id: newId<"change-event">(),
          source_id: source.id,
          service_id: source.serviceId,
          summary: change.summary,
          origin: change.origin,
          links: JSON.stringify(change.links),
          details: JSON.stringify(change.details),
          event_seq: seq,
          happened_at: timeOf(change.at) ?? at,
          received_at: at,
        })),
      )
      .execute();
}

function timeOf(text: string | null): Date | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}

const inGroups = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, n) =>
    rows.slice(n * ROWS_PER_INSERT, (n + 1) * ROWS_PER_INSERT),
  );
