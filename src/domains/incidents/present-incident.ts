import { type PersonRef, personNames, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { linkedAlerts } from "./alerts/linked-alerts.ts";
import { presentAuthor } from "./author.ts";
import { readParts } from "./incident-parts.ts";
import type { IncidentRow } from "./incident-row.ts";
import { presentSummaries } from "./present-summaries.ts";
import { presentTask } from "./tasks/present-task.ts";
import type { IncidentView } from "./views.ts";

type Parts = Awaited<ReturnType<typeof readParts>>;
type Names = ReadonlyMap<string, string>;

/** The whole incident as its room shows it. */
export async function presentIncident(tx: Tx, ctx: Ctx, row: IncidentRow): Promise<IncidentView> {
  const [summary] = await presentSummaries(tx, [row]);
  if (!summary) throw new Error("one row makes one summary");
  const parts = await readParts(tx, row.id);
  const names = await namesIn(tx, row, parts);
  const { locale } = await workspaceDefaults(tx, ctx);
  const declarer = { author: row.declared_by, author_person_id: row.declared_by_person_id };
  return {
    ...summary,
    detectedAt: row.detected_at.toISOString(),
    identifiedAt: iso(row.identified_at),
    fixedAt: iso(row.fixed_at),
    bridgeUrl: row.bridge_url,
    declaredBy: presentAuthor(declarer, names, locale),
    roles: presentRoles(parts, names),
    responders: presentResponders(parts, names),
    tasks: parts.tasks.map((task) => presentTask(task, names)),
    components: parts.components.map(({ component_id, name, state }) => ({ id: component_id, name, state })),
    links: parts.links.map(({ id, url, label }) => ({ id, url, label })),
    alerts: (await linkedAlerts(tx, row.id)).map((alert) => ({
      id: alert.id,
      number: alert.number,
      summary: alert.summary,
      state: alert.state,
      triggeredAt: alert.triggered_at.toISOString(),
      acknowledgedAt: iso(alert.acknowledged_at),
    })),
  };
}

const namesIn = (tx: Tx, row: IncidentRow, parts: Parts): Promise<Names> =>
  personNames(
    tx,
    [
      row.declared_by_person_id,
      ...parts.roles.map((each) => each.person_id),
      ...parts.responders.map((each) => each.person_id),
      ...parts.tasks.map((each) => each.assignee_id),
    ].filter((id) => id !== null),
  );

const presentRoles = ({ definitions, roles }: Parts, names: Names): IncidentView["roles"] =>
  definitions.map(({ key, name }) => {
    const held = roles.find(({ role }) => role === key);
    return {
      role: key,
      name,
      person: held ? refTo(held.person_id, names) : null,
      assignedAt: iso(held?.assigned_at),
    };
  });

const presentResponders = ({ responders }: Parts, names: Names): IncidentView["responders"] =>
  responders
    .map((each) => ({
      person: refTo(each.person_id, names),
      state: each.state,
      askedAt: each.asked_at.toISOString(),
      answeredAt: iso(each.answered_at),
      note: each.note,
    }))
    .sort((a, b) => a.askedAt.localeCompare(b.askedAt) || a.person.name.localeCompare(b.person.name));

const refTo = (id: string, names: Names): PersonRef => ({ id, name: names.get(id) ?? "?" });

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
