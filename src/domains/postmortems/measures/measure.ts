import type { SaidMessage, SaidPromise } from "../said.ts";
import { openIntervals, type SeverityChange, severityMinutes } from "./severity-minutes.ts";
import { longestSilenceSeconds, secondsBetween } from "./silence.ts";

/** Everything that is measured from: moments of one incident, and what was said about it. */
export type MeasureInput = {
  startedAt: Date;
  detectedAt: Date;
  declaredAt: Date;
  identifiedAt: Date | null;
  fixedAt: Date | null;
  resolvedAt: Date | null;
  severity: string;
  severityChanges: readonly SeverityChange[];
  /** Moments at which it was resolved and opened again, in order. */
  closings: readonly { resolvedAt: Date; reopenedAt: Date }[];
  alerts: readonly { triggeredAt: Date; acknowledgedAt: Date | null }[];
  responders: number;
  messages: readonly SaidMessage[];
  promises: readonly SaidPromise[];
  now: Date;
};

/** How one audience was served. Seconds; null where there was no message. */
export type AudienceMeasures = {
  audienceId: string;
  name: string;
  ring: number;
  firstAfterDetectionSeconds: number | null;
  firstAfterDeclarationSeconds: number | null;
  messages: number;
  promisesKept: number;
  promisesMissed: number;
  longestSilenceSeconds: number | null;
};

/**
 * Seconds; null: the moment is not known.
 *
 * - duration: start of impact → resolution (until now while open)
 * - detection: start → noticed; declaration: noticed → declared
 * - acknowledgement: first alert → first acknowledgement
 * - identification, mitigation: noticed → cause known, → impact over
 * - longest silence: longest time an audience heard nothing between detection and resolution
 */
export type Measures = {
  durationSeconds: number;
  detectionSeconds: number | null;
  declarationSeconds: number | null;
  acknowledgementSeconds: number | null;
  identificationSeconds: number | null;
  mitigationSeconds: number | null;
  severityMinutes: Record<string, number>;
  alerts: number;
  responders: number;
  audiences: AudienceMeasures[];
  promisesKept: number;
  promisesMissed: number;
  longestSilenceSeconds: number | null;
};

export function measure(incident: MeasureInput): Measures {
  const end = incident.resolvedAt ?? incident.now;
  const audiences = audiencesOf(incident).map((audience) => measureAudience(incident, audience, end));
  const silences = audiences.flatMap(({ longestSilenceSeconds }) => longestSilenceSeconds ?? []);
  return {
    durationSeconds: secondsBetween(incident.startedAt, end),
    detectionSeconds: secondsBetween(incident.startedAt, incident.detectedAt),
    declarationSeconds: secondsBetween(incident.detectedAt, incident.declaredAt),
    acknowledgementSeconds: acknowledgement(incident.alerts),
    identificationSeconds: since(incident.detectedAt, incident.identifiedAt),
    mitigationSeconds: since(incident.detectedAt, incident.fixedAt),
    severityMinutes: severityMinutes(
      openIntervals(incident.declaredAt, end, incident.closings),
      incident.severityChanges,
      incident.severity,
    ),
    alerts: incident.alerts.length,
    responders: incident.responders,
    audiences,
    promisesKept: sum(audiences, ({ promisesKept }) => promisesKept),
    promisesMissed: sum(audiences, ({ promisesMissed }) => promisesMissed),
    longestSilenceSeconds: silences.length ? Math.max(...silences) : null,
  };
}

type Audience = { audienceId: string; name: string; ring: number };

/** Whoever was told something or promised something, inner rings first. */
function audiencesOf({ messages, promises }: MeasureInput): Audience[] {
  const found = new Map<string, Audience>();
  for (const { audienceId, audienceName, ring } of [...promises, ...messages])
    found.set(audienceId, { audienceId, name: audienceName, ring });
  return [...found.values()].sort((a, b) => a.ring - b.ring || a.name.localeCompare(b.name));
}

function measureAudience(incident: MeasureInput, audience: Audience, end: Date): AudienceMeasures {
  const mine = ({ audienceId }: { audienceId: string }) => audienceId === audience.audienceId;
  const sent = incident.messages
    .filter(mine)
    .map(({ sentAt }) => sentAt)
    .sort((a, b) => a.getTime() - b.getTime());
  const outcomes = incident.promises.filter(mine).map(({ outcome }) => outcome);
  const first = sent[0] ?? null;
  return {
    ...audience,
    firstAfterDetectionSeconds: since(incident.detectedAt, first),
    firstAfterDeclarationSeconds: since(incident.declaredAt, first),
    messages: sent.length,
    promisesKept: outcomes.filter((outcome) => outcome === "kept").length,
    promisesMissed: outcomes.filter((outcome) => outcome === "missed").length,
    longestSilenceSeconds: first && longestSilenceSeconds(incident.detectedAt, end, sent),
  };
}

function acknowledgement(alerts: MeasureInput["alerts"]): number | null {
  const triggered = alerts.map(({ triggeredAt }) => triggeredAt.getTime());
  const acknowledged = alerts.flatMap(({ acknowledgedAt }) => acknowledgedAt?.getTime() ?? []);
  if (triggered.length === 0 || acknowledged.length === 0) return null;
  return secondsBetween(new Date(Math.min(...triggered)), new Date(Math.min(...acknowledged)));
}

const since = (from: Date, to: Date | null): number | null => (to ? secondsBetween(from, to) : null);

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
