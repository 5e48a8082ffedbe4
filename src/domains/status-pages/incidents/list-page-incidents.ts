import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { iso, isoOrNull } from "../inputs.ts";
import type { ListOptions } from "../list-cursor.ts";
import { pageAddress, readPage } from "../pages/page-row.ts";
import { readIncidents } from "../view/read-entries.ts";
import type { IncidentView } from "../view.ts";

/** What a page says about incidents, newest first: members see exactly what readers see. */
export async function listPageIncidents(ctx: Ctx, pageId: string, { limit = 50, cursor }: ListOptions = {}) {
  allow(ctx, "pages.read");
  return ctx.transaction(async (tx) => {
    const address = await pageAddress(tx, ctx, await readPage(tx, pageId));
    const incidents = await readIncidents(tx, pageId);
    const start = cursor ? incidents.findIndex(({ id }) => id === cursor) + 1 : 0;
    const shown = incidents.slice(start, start + limit);
    const sources = await incidentIds(tx, shown);
    return {
      items: shown.map((incident) => present(incident, pageId, address, sources.get(incident.id) ?? "")),
      nextCursor: start + limit < incidents.length ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

async function incidentIds(tx: Tx, incidents: readonly IncidentView[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("page_incident")
    .select(["id", "incident_id"])
    .where("id", "in", [...incidents.map(({ id }) => id), ""])
    .execute();
  return new Map(rows.map((row) => [row.id, row.incident_id]));
}

const present = (incident: IncidentView, pageId: string, address: string, incidentId: string) => ({
  id: incident.id,
  pageId,
  incidentId,
  title: incident.title,
  status: incident.status,
  impact: incident.impact,
  url: `${address}/incidents/${incident.id}`,
  startedAt: iso(incident.startedAt),
  resolvedAt: isoOrNull(incident.resolvedAt),
  nextUpdateAt: isoOrNull(incident.nextUpdateAt),
  nextUpdateMissedAt: isoOrNull(incident.nextUpdateMissedAt),
  postmortemPublishedAt: isoOrNull(incident.postmortem?.publishedAt ?? null),
  componentIds: incident.componentIds,
  updates: incident.updates.map((update) => ({
    id: update.id,
    status: update.status,
    body: update.body,
    displayAt: iso(update.displayAt),
    nextUpdateAt: isoOrNull(update.nextUpdateAt),
    correctsUpdateId: update.correctsUpdateId,
    affectedComponents: update.affected,
  })),
  createdAt: iso(incident.createdAt),
  updatedAt: iso(incident.updatedAt),
});
