import { after } from "#kernel/clock";
import type { EventKind } from "#kernel/events";
import { type AlertRow, factsOf, standingOf } from "../alert-row.ts";
import {
  alertAcknowledged,
  alertFlapping,
  alertIncidentWanted,
  alertResolved,
  alertSuppressed,
  alertTriggered,
} from "../events.ts";
import type { AlertEvent } from "../incoming.ts";
import { routeAlert } from "../routing/route-alert.ts";
import type { RoutingRule } from "../routing/rule.ts";
import type { Changes, LogEntry, LogWhat } from "./changes.ts";
import { type Decision, type DropReason, decide, FLAPPING_HOLD_MS, FLAPPING_WINDOW_MS } from "./decide.ts";
import { newAlertRow } from "./new-alert-row.ts";

/** What must be known about an alert source. */
export type SourceFacts = {
  id: string;
  name: string;
  serviceId: string | null;
  escalationPolicyId: string | null;
};

/** One event with where it stands in the order of acceptance. */
export type Accepted = { workspaceId: string; source: SourceFacts; seq: number; at: Date; event: AlertEvent };

/** What is known while events are worked off; `newest` and `lastNumber` move along. */
export type Desk = {
  /** The newest alert by `deskKey`. */
  newest: Map<string, AlertRow>;
  rules: readonly RoutingRule[];
  lastNumber: number;
  changes: Changes;
};

export const deskKey = (sourceId: string, dedupKey: string): string => `${sourceId} ${dedupKey}`;

/** Lets one event take effect, in memory. Called in the order of acceptance. */
export function applyEvent(desk: Desk, accepted: Accepted): void {
  const { source, event, at } = accepted;
  const newest = desk.newest.get(deskKey(source.id, event.dedupKey)) ?? null;
  const decision = decide(newest && standingOf(newest), event, at.getTime());
  if (decision.act === "drop") drop(desk, accepted, newest, decision.why);
  else if (decision.act === "supersede") supersede(desk, accepted);
  else if (decision.act === "open") open(desk, accepted, decision.transitions);
  else if (newest) change(desk, accepted, newest, decision);
}

type Change = Extract<Decision, { act: "absorb" | "acknowledge" | "resolve" | "reopen" }>;

function change(desk: Desk, accepted: Accepted, newest: AlertRow, decision: Change): void {
  if (decision.act === "absorb") absorb(desk, accepted, newest);
  else if (decision.act === "acknowledge") acknowledge(desk, accepted, newest);
  else if (decision.act === "resolve") resolve(desk, accepted, newest, decision);
  else reopen(desk, accepted, newest, decision);
}

function open(desk: Desk, accepted: Accepted, transitions: number[]): void {
  const { source, event: trigger } = accepted;
  if (trigger.what !== "trigger") throw new Error("only a trigger opens an alert");
  const routing = routeAlert({ ...trigger, source: source.name, serviceId: source.serviceId }, desk.rules);
  const alert = newAlertRow({ accepted, trigger, routing, transitions, number: ++desk.lastNumber });
  desk.newest.set(deskKey(source.id, trigger.dedupKey), alert);
  desk.changes.created.set(alert.id, alert);
  log(desk, accepted, alert, "triggered");
  if (routing.rule) log(desk, accepted, alert, "routed", { rule: routing.rule.name });
  announce(desk, accepted, alert, false);
  if (routing.declare)
    happen(desk, alert, alertIncidentWanted, {
      alertId: alert.id,
      ...routing.declare,
      serviceId: alert.service_id,
    });
}

/** Tells the rest of the product that somebody should be told, unless a rule said otherwise. */
function announce(desk: Desk, accepted: Accepted, alert: AlertRow, again: boolean): void {
  const reason = alert.suppressed_reason;
  if (reason === null) happen(desk, alert, alertTriggered, { ...factsOf(alert), again });
  else {
    if (!again) log(desk, accepted, alert, "suppressed", { reason });
    happen(desk, alert, alertSuppressed, { ...factsOf(alert), reason });
  }
}

function absorb(desk: Desk, accepted: Accepted, alert: AlertRow): void {
  alert.event_count++;
  touch(desk, accepted, alert);
}

function acknowledge(desk: Desk, accepted: Accepted, alert: AlertRow): void {
  alert.state = "acknowledged";
  alert.acknowledged_at = accepted.at;
  alert.announced = true;
  desk.changes.heldUntil.set(alert.id, null);
  touch(desk, accepted, alert);
  log(desk, accepted, alert, "acknowledged");
  happen(desk, alert, alertAcknowledged, { ...factsOf(alert), personId: null });
}

type Closing = Extract<Decision, { act: "resolve" }>;

function resolve(
  desk: Desk,
  accepted: Accepted,
  alert: AlertRow,
  { transitions, flappingBegins }: Closing,
): void {
  alert.state = "resolved";
  alert.resolved_at = accepted.at;
  alert.resolved_by_source = true;
  alert.snoozed_until = null;
  alert.transitions = transitions;
  desk.changes.heldUntil.set(alert.id, null);
  touch(desk, accepted, alert);
  log(desk, accepted, alert, "resolved");
  // Nobody was told that it came back, so nobody needs to hear that it went again.
  if (alert.announced) happen(desk, alert, alertResolved, { ...factsOf(alert), personId: null });
  if (flappingBegins) beginFlapping(desk, accepted, alert);
  if (alert.flapping) desk.changes.flappingUntil.set(alert.id, after(accepted.at, FLAPPING_WINDOW_MS));
}

type Reopening = Extract<Decision, { act: "reopen" }>;

/** While it flaps, a new trigger is folded into the same alert; only if it lasts is somebody told again. */
function reopen(
  desk: Desk,
  accepted: Accepted,
  alert: AlertRow,
  { transitions, flappingBegins }: Reopening,
): void {
  alert.state = "triggered";
  alert.event_count++;
  alert.transitions = transitions;
  alert.episode = accepted.event.episode;
  alert.acknowledged_at = null;
  alert.acknowledged_by = null;
  alert.resolved_at = null;
  alert.resolved_by_source = false;
  alert.announced = flappingBegins;
  touch(desk, accepted, alert);
  log(desk, accepted, alert, "reopened");
  if (flappingBegins) {
    beginFlapping(desk, accepted, alert);
    announce(desk, accepted, alert, true);
  } else if (alert.suppressed_reason === null)
    desk.changes.heldUntil.set(alert.id, after(accepted.at, FLAPPING_HOLD_MS));
  desk.changes.flappingUntil.set(alert.id, after(accepted.at, FLAPPING_WINDOW_MS));
}

function beginFlapping(desk: Desk, accepted: Accepted, alert: AlertRow): void {
  alert.flapping = true;
  log(desk, accepted, alert, "flapping");
  happen(desk, alert, alertFlapping, { ...factsOf(alert), flapping: true });
}

/** The end of the older episode was never reported; then the newer one takes effect like any trigger. */
function supersede(desk: Desk, accepted: Accepted): void {
  const { dedupKey } = accepted.event;
  const older = desk.newest.get(deskKey(accepted.source.id, dedupKey));
  if (older) log(desk, accepted, older, "superseded");
  applyEvent(desk, { ...accepted, event: { what: "resolve", dedupKey, episode: null } });
  applyEvent(desk, accepted);
}

function drop(desk: Desk, accepted: Accepted, alert: AlertRow | null, why: DropReason): void {
  log(desk, accepted, alert, "dropped", { why, event: accepted.event.what });
}

function touch(desk: Desk, accepted: Accepted, alert: AlertRow): void {
  alert.last_event_at = accepted.at;
  alert.last_seq = accepted.seq;
  if (!desk.changes.created.has(alert.id)) desk.changes.updated.set(alert.id, alert);
}

function log(
  desk: Desk,
  { source, event, seq, at }: Accepted,
  alert: AlertRow | null,
  what: LogWhat,
  detail: LogEntry["detail"] = {},
): void {
  desk.changes.log.push({
    alertId: alert?.id ?? null,
    sourceId: source.id,
    dedupKey: event.dedupKey,
    what,
    detail,
    seq,
    at,
  });
}

const happen = <Data extends Record<string, unknown>>(
  desk: Desk,
  alert: AlertRow,
  kind: EventKind<Data>,
  data: Data,
): void => {
  desk.changes.happenings.push({ kind, subjectId: alert.id, data });
};
