import { z } from "zod";
import { allow, audit } from "#domains/access";
import { workspaceDefaults } from "#domains/people";
import { actorLabel, type Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { webUrl } from "./affected/links.ts";
import { ComponentsInput } from "./affected/set-components.ts";
import { type AffectedComponent, knownComponents, writeComponents } from "./affected/write-components.ts";
import { knownServices, writeServices } from "./affected/write-services.ts";
import { attachAlert, lockAlert } from "./alerts/link-alert.ts";
import { personOf } from "./author.ts";
import { componentDirectory } from "./component-directory.ts";
import { incidentDeclared } from "./events.ts";
import { FactChangeInput } from "./facts/fact-input.ts";
import { writeFacts } from "./facts/write-facts.ts";
import type { IncidentRow } from "./incident-row.ts";
import { refuseUnknownPeople } from "./known-people.ts";
import { presentIncident } from "./present-incident.ts";
import { neutralTitle } from "./public-title.ts";
import { ask } from "./responders/ask-responders.ts";
import { joinAsResponder } from "./responders/join.ts";
import { fillRoles } from "./roles/fill-roles.ts";
import { findSeverity, type SeverityRow } from "./severities/find-severity.ts";
import { writeEntry } from "./timeline/write-entry.ts";
import { CLASSIFICATIONS, type IncidentId } from "./types.ts";
import type { IncidentView } from "./views.ts";

const title = z.string().trim().min(1).max(200);

const DeclareIncidentInput = z.object({
  internalTitle: title,
  /** Left out: made from a public component of the affected services, never from the internal title. */
  publicTitle: title.optional(),
  severity: z.string().min(1).max(20),
  serviceIds: z.array(z.string()).max(50).default([]),
  /** Left out: the components of the services, in the state their severity suggests. */
  components: ComponentsInput.optional(),
  classifications: z.array(z.enum(CLASSIFICATIONS)).max(5).default([]),
  alertIds: z.array(z.string()).max(50).default([]),
  commanderId: z.string().optional(),
  communicationsLeadId: z.string().optional(),
  responderIds: z.array(z.string()).max(50).default([]),
  bridgeUrl: webUrl.optional(),
  startedAt: z.date().optional(),
  drill: z.boolean().default(false),
  facts: z.array(FactChangeInput).max(60).default([]),
});
export type DeclareIncident = z.input<typeof DeclareIncidentInput>;
type Declaration = z.output<typeof DeclareIncidentInput>;

export async function declareIncident(ctx: Ctx, input: DeclareIncident): Promise<IncidentView> {
  allow(ctx, "incidents.declare");
  const declaration = parse(DeclareIncidentInput, input);
  return ctx.transaction(async (tx) => {
    await refuseUnknownPeople(tx, [
      declaration.commanderId,
      declaration.communicationsLeadId,
      ...declaration.responderIds,
    ]);
    const incident = await writeIncident(tx, ctx, declaration);
    await writeFacts(tx, ctx, incident, [...timeFacts(incident, declaration), ...declaration.facts]);
    await gatherPeople(tx, ctx, incident, declaration);
    await audit(
      tx,
      ctx,
      "incident.declare",
      { kind: "incident", id: incident.id },
      { severity: incident.severity },
    );
    await record(tx, ctx, incidentDeclared, incident.id, {
      incidentId: incident.id,
      number: incident.number,
      severity: incident.severity,
      status: incident.status,
      drill: incident.drill,
      classifications: incident.classifications,
      serviceIds: declaration.serviceIds,
      alertIds: declaration.alertIds,
    });
    return presentIncident(tx, ctx, incident);
  });
}

async function writeIncident(tx: Tx, ctx: Ctx, declaration: Declaration): Promise<IncidentRow> {
  const severity = await findSeverity(tx, declaration.severity);
  await knownServices(tx, declaration.serviceIds);
  const { components, publicTitle } = await whatReadersSee(tx, ctx, declaration, severity);
  const alerted = await earliestAlert(tx, declaration.alertIds);
  const now = ctx.clock.now();
  const incident = await tx
    .insertInto("incident")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"incident">() satisfies IncidentId,
      number: await nextNumber(tx, ctx),
      internal_title: declaration.internalTitle,
      public_title: publicTitle,
      severity: severity.name,
      status: "investigating",
      classifications: declaration.classifications,
      drill: declaration.drill,
      bridge_url: declaration.bridgeUrl ?? null,
      declared_at: now,
      declared_by: actorLabel(ctx.actor),
      declared_by_person_id: personOf(ctx.actor),
      started_at: declaration.startedAt ?? alerted ?? now,
      detected_at: alerted ?? now,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const data = { severity: severity.name, drill: declaration.drill };
  await writeEntry(tx, ctx, incident.id, { kind: "declared", data });
  await writeServices(tx, ctx, incident.id, declaration.serviceIds);
  await writeComponents(tx, ctx, incident.id, components);
  for (const alertId of new Set(declaration.alertIds)) await attachAlert(tx, ctx, incident.id, alertId);
  return incident;
}

async function whatReadersSee(
  tx: Tx,
  ctx: Ctx,
  declaration: Declaration,
  severity: SeverityRow,
): Promise<{ components: AffectedComponent[]; publicTitle: string }> {
  const { serviceIds } = declaration;
  const ofServices = serviceIds.length
    ? await ctx.use(componentDirectory).ofServices(tx, ctx, serviceIds)
    : [];
  const { locale } = await workspaceDefaults(tx, ctx);
  const onPublicPages = ofServices.filter((each) => each.public).map(({ name }) => name);
  const state = severity.component_state;
  return {
    components: declaration.components
      ? await knownComponents(tx, ctx, declaration.components)
      : ofServices.map(({ id, name }) => ({ id, name, state })),
    publicTitle: declaration.publicTitle ?? neutralTitle(onPublicPages, locale),
  };
}

async function earliestAlert(tx: Tx, alertIds: readonly string[]): Promise<Date | null> {
  let earliest: Date | null = null;
  for (const alertId of alertIds) {
    const { triggered_at } = await lockAlert(tx, alertId);
    if (!earliest || triggered_at < earliest) earliest = triggered_at;
  }
  return earliest;
}

/** Numbers count up without gaps: a declaration that fails gives its number back. */
async function nextNumber(tx: Tx, ctx: Ctx): Promise<number> {
  const { last } = await tx
    .insertInto("incident_number")
    .values({ workspace_id: ctx.workspaceId, last: 1 })
    .onConflict((conflict) =>
      conflict.column("workspace_id").doUpdateSet((eb) => ({ last: eb("incident_number.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/** When it began is only suspected until somebody says so; when it was noticed is known. */
const timeFacts = (incident: IncidentRow, { startedAt }: Declaration) => [
  {
    key: "startedAt",
    value: incident.started_at.toISOString(),
    confidence: startedAt ? ("confirmed" as const) : ("suspected" as const),
  },
  { key: "detectedAt", value: incident.detected_at.toISOString() },
];

async function gatherPeople(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRow,
  declaration: Declaration,
): Promise<void> {
  const declarer = personOf(ctx.actor);
  if (declarer) await joinAsResponder(tx, ctx, incident.id, declarer);
  await fillRoles(tx, ctx, incident.id, declaration);
  await ask(tx, ctx, incident.id, declaration.responderIds);
}
