import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { notice, recordAll } from "#kernel/events";
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
  await updateAlerts(tx, [...changes.updated.values()]);
  for (const rows of inGroups([...changes.created.values()]))
    await tx.insertInto("alert").values(rows.map(asColumns)).execute();
  for (const rows of inGroups(changes.log))
    await tx
      .insertInto("alert_log")
      .values(rows.map((entry) => logColumns(ctx, entry)))
      .execute();
  await recordAll(tx, ctx, changes.happenings);
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

/** Writes what may change while alerts live, in one statement. */
export async function updateAlerts(tx: Tx, alerts: readonly AlertRow[]): Promise<void> {
  const [first] = alerts;
  if (!first) return;
  await sql`
    update alert a set
      state = u.state, episode = u.episode, flapping = u.flapping, announced = u.announced,
      transitions = u.transitions, event_count = u.event_count, last_seq = u.last_seq,
      last_event_at = u.last_event_at, acknowledged_at = u.acknowledged_at, acknowledged_by = u.acknowledged_by,
      resolved_at = u.resolved_at, resolved_by_source = u.resolved_by_source, snoozed_until = u.snoozed_until
    from jsonb_to_recordset(${JSON.stringify(alerts.map(changeable))}::jsonb) as u(
      id text, state text, episode text, flapping boolean, announced boolean, transitions jsonb,
      event_count integer, last_seq bigint, last_event_at timestamptz, acknowledged_at timestamptz,
      acknowledged_by text, resolved_at timestamptz, resolved_by_source boolean, snoozed_until timestamptz)
    where a.workspace_id = ${first.workspace_id} and a.id = u.id`.execute(tx);
}

export const updateAlert = (tx: Tx, alert: AlertRow): Promise<void> => updateAlerts(tx, [alert]);

// Details may be large and never change, so they are not sent back.
const changeable = ({ details: _, links: __, images: ___, ...rest }: AlertRow) => rest;

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
