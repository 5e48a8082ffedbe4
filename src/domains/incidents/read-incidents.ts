import { sql } from "kysely";
import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { findIncident } from "./incident-row.ts";
import { presentIncident } from "./present-incident.ts";
import { presentSummaries } from "./present-summaries.ts";
import type { IncidentSummary, IncidentView } from "./views.ts";

export async function getIncident(ctx: Ctx, input: { incidentId: string }): Promise<IncidentView> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) => presentIncident(tx, ctx, await findIncident(tx, input.incidentId)));
}

const ListIncidentsInput = z.object({
  status: z.enum(["open", "resolved", "all"]).default("open"),
  severity: z.string().optional(),
  serviceId: z.string().optional(),
  drill: z.enum(["only", "without", "all"]).default("all"),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListIncidents = z.input<typeof ListIncidentsInput>;

/** Newest first; open ones by default. */
export async function listIncidents(
  ctx: Ctx,
  input: ListIncidents = {},
): Promise<{ items: IncidentSummary[]; nextCursor: string | null }> {
  allow(ctx, "incidents.read");
  const { status, severity, serviceId, drill, limit, cursor } = parse(ListIncidentsInput, input);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("incident")
      .selectAll()
      .orderBy("number", "desc")
      .limit(limit + 1);
    if (status === "open") query = query.where("status", "!=", "resolved");
    if (status === "resolved") query = query.where("status", "=", "resolved");
    if (severity) query = query.where("severity", "=", severity);
    if (drill !== "all") query = query.where("drill", "=", drill === "only");
    if (serviceId)
      query = query.where(
        sql<boolean>`exists (select 1 from incident_service s where s.incident_id = incident.id and s.service_id = ${serviceId})`,
      );
    const start = Number(cursor ?? Number.NaN);
    if (Number.isInteger(start)) query = query.where("number", "<", start);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await presentSummaries(tx, shown),
      nextCursor: rows.length > limit && last ? String(last.number) : null,
    };
  });
}

/** Every open incident, newest first: for domains above, which ask for their own permissions. */
export async function listOpenIncidents(ctx: Ctx): Promise<IncidentSummary[]> {
  return ctx.transaction(async (tx) => {
    const rows = await tx
      .selectFrom("incident")
      .selectAll()
      .where("status", "!=", "resolved")
      .orderBy("number", "desc")
      .execute();
    return presentSummaries(tx, rows);
  });
}
