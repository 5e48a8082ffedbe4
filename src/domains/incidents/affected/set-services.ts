import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { componentDirectory } from "../component-directory.ts";
import { servicesChanged } from "../events.ts";
import { type IncidentRow, lockIncident } from "../incident-row.ts";
import { presentIncident } from "../present-incident.ts";
import { componentStateOf } from "../severities/find-severity.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";
import { changeComponents } from "./set-components.ts";
import { currentComponents } from "./write-components.ts";
import { knownServices, writeServices } from "./write-services.ts";

const SetServicesInput = z.object({ incidentId: z.string(), serviceIds: z.array(z.string()).max(50) });
export type SetServices = z.input<typeof SetServicesInput>;

/** Says which services are affected: the whole list. Components of newly affected services are marked with them. */
export async function setServices(ctx: Ctx, input: SetServices): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, serviceIds } = parse(SetServicesInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const services = await knownServices(tx, serviceIds);
    const before = await affectedIds(tx, incidentId);
    await writeServices(tx, ctx, incidentId, serviceIds);
    await audit(tx, ctx, "incident.set-services", { kind: "incident", id: incidentId }, { serviceIds });
    await writeEntry(tx, ctx, incidentId, {
      kind: "services-changed",
      data: { serviceIds, services: services.map(({ name }) => name) },
    });
    await record(tx, ctx, servicesChanged, incidentId, { incidentId, serviceIds });
    await markComponents(
      tx,
      ctx,
      incident,
      serviceIds.filter((id) => !before.has(id)),
    );
    return presentIncident(tx, ctx, incident);
  });
}

async function affectedIds(tx: Tx, incidentId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("incident_service")
    .select("service_id")
    .where("incident_id", "=", incidentId)
    .execute();
  return new Set(rows.map((row) => row.service_id));
}

async function markComponents(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRow,
  serviceIds: readonly string[],
): Promise<void> {
  if (serviceIds.length === 0) return;
  const marked = await currentComponents(tx, incident.id);
  const state = await componentStateOf(tx, incident.severity);
  const found = await ctx.use(componentDirectory).ofServices(tx, ctx, serviceIds);
  const added = found.filter(({ id }) => !marked.some((each) => each.id === id));
  await changeComponents(tx, ctx, incident.id, [
    ...marked,
    ...added.map(({ id, name }) => ({ id, name, state })),
  ]);
}
