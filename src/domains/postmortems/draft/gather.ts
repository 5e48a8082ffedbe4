import {
  type IncidentForPlan,
  incidentForPlan,
  knownTo,
  linkedAlerts,
  wholeTimeline,
} from "#domains/incidents";
import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type MeasureInput, type Measures, measure } from "../measures/measure.ts";
import { type Said, saidProvider } from "../said.ts";
import type { PastMoment } from "../types.ts";
import type { ExternalSources } from "./draft-external.ts";
import type { InternalSources } from "./draft-internal.ts";

export type Gathered = {
  internal: InternalSources;
  external: ExternalSources;
  measures: Measures;
  timeline: PastMoment[];
};

const CUSTOMERS = { ring: 5, compartments: [] } as const;

/** Everything a postmortem is drafted from: what happened, what was known, what was said. */
export async function gather(tx: Tx, ctx: Ctx, incidentId: string): Promise<Gathered> {
  const now = ctx.clock.now();
  const incident = await incidentForPlan(tx, incidentId);
  const said = await ctx.use(saidProvider).saidAbout(tx, ctx, incidentId);
  const history = await wholeTimeline(tx, ctx, incidentId);
  const { locale } = await workspaceDefaults(tx, ctx);
  const measures = measure({
    ...(await momentsOf(tx, incident, history)),
    messages: said.messages,
    promises: said.promises,
    now,
  });
  return {
    internal: { incident, measures, locale },
    external: { known: knownTo(incident, CUSTOMERS, now), customerMessages: toldCustomers(said), locale },
    measures,
    timeline: history.map(({ happenedAt, kind, text }) => ({ at: happenedAt, kind, text })),
  };
}

/** Messages of the outermost ring without compartments: whatever they say, every customer has read. */
const toldCustomers = ({ messages }: Said) =>
  messages
    .filter(({ ring, compartments }) => ring === CUSTOMERS.ring && compartments.length === 0)
    .map(({ sentAt, body }) => ({ sentAt, body }));

type History = Awaited<ReturnType<typeof wholeTimeline>>;

async function momentsOf(
  tx: Tx,
  incident: IncidentForPlan,
  history: History,
): Promise<Omit<MeasureInput, "messages" | "promises" | "now">> {
  const alerts = await linkedAlerts(tx, incident.id);
  return {
    startedAt: incident.startedAt,
    detectedAt: incident.detectedAt,
    declaredAt: incident.declaredAt,
    identifiedAt: incident.identifiedAt,
    fixedAt: incident.fixedAt,
    resolvedAt: incident.resolvedAt,
    severity: incident.severity.name,
    severityChanges: history
      .filter(({ kind }) => kind === "severity-changed")
      .map(({ happenedAt, data }) => ({
        at: new Date(happenedAt),
        from: String(data.from),
        to: String(data.to),
      })),
    closings: closingsIn(history),
    alerts: alerts.map(({ triggered_at, acknowledged_at }) => ({
      triggeredAt: triggered_at,
      acknowledgedAt: acknowledged_at,
    })),
    responders: incident.responders.filter(({ state }) => state === "joined" || state === "released").length,
  };
}

/** Each time it was opened again, with the resolution before it. */
function closingsIn(history: History): MeasureInput["closings"] {
  const closings: { resolvedAt: Date; reopenedAt: Date }[] = [];
  let resolvedAt: Date | null = null;
  for (const { kind, data, happenedAt } of history) {
    if (kind === "status-changed" && data.to === "resolved") resolvedAt = new Date(happenedAt);
    if (kind === "reopened" && resolvedAt) closings.push({ resolvedAt, reopenedAt: new Date(happenedAt) });
  }
  return closings;
}
