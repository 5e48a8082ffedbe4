import { listChannels } from "#domains/delivery";
import {
  type FactVersion,
  factInWords,
  factKind,
  factLabel,
  type IncidentForPlan,
  incidentForPlan,
} from "#domains/incidents";
import { componentsById, pageLinksFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { systemActor } from "#kernel/events";
import { pageChoice } from "../audiences/page-choice.ts";
import { readAudiences } from "../audiences/read-audiences.ts";
import type { AudiencePage, PlanInput, PlannedIncident } from "../engine/input.ts";
import { SENT_AT, timeSlot } from "../engine/slots.ts";
import { readPlan } from "../plan/read-plan.ts";
import { decisionsAgainst } from "../promises/decisions.ts";
import { readTemplates } from "../templates/templates.ts";
import type { Audience, KnownFact } from "../types.ts";
import { type Addresses, resolveAudiences } from "./audience-people.ts";
import { previousMessages } from "./message-row.ts";
import type { Proposal } from "./proposal-input.ts";

export type Loaded = { input: PlanInput; addresses: Addresses };
export type LoadFor = Pick<Proposal, "scenario" | "correction" | "audienceIds" | "edits">;

const NOTHING_ASKED: LoadFor = { scenario: "general", correction: false, audienceIds: undefined, edits: [] };

/** Everything the engine needs to plan for an incident as it is now, inside the caller's transaction. */
export async function loadPlanInput(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  asked: LoadFor = NOTHING_ASKED,
): Promise<Loaded> {
  const now = ctx.clock.now();
  const incident = await incidentForPlan(tx, incidentId);
  const audiences = await readAudiences(tx);
  const pages = await pagesOf(tx, ctx, audiences, incident);
  const { people, addresses } = await resolveAudiences(tx, ctx, { audiences, incident, pages });
  const input: PlanInput = {
    incident: await plannedIncident(tx, ctx, incident, now),
    facts: incident.facts.map((fact) => knownFact(fact, now)),
    plan: await readPlan(tx),
    audiences,
    people,
    pages,
    transports: await transports(tx, ctx),
    templates: await readTemplates(tx),
    previous: await previousMessages(tx, incidentId),
    now,
    scenario: asked.scenario,
    correction: asked.correction,
    chosen: asked.audienceIds ?? null,
    decidedAgainst: await decisionsAgainst(tx, incidentId),
    edits: asked.edits,
  };
  return { input, addresses };
}

export const roomUrl = (ctx: Pick<Ctx, "publicUrl">, incidentId: string): string =>
  `${ctx.publicUrl}/console/incidents/${incidentId}`;

async function plannedIncident(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentForPlan,
  now: Date,
): Promise<PlannedIncident> {
  const placed = await componentsById(
    ctx.within(tx),
    incident.components.map(({ id }) => id),
  );
  const pageOf = new Map(placed.map(({ componentId, pageId }) => [componentId as string, pageId as string]));
  const { id, number, publicTitle, internalTitle, status, declaredAt, startedAt, drill, bridgeUrl } =
    incident;
  return {
    id,
    number,
    publicTitle,
    internalTitle,
    severity: incident.severity.name,
    status,
    declaredAt,
    startedAt,
    // Resolved by this very update: the moment of sending.
    resolvedAt: incident.resolvedAt?.getTime() === now.getTime() ? null : incident.resolvedAt,
    drill,
    bridgeUrl,
    services: incident.services.map(({ name }) => name),
    components: incident.components.map((component) => ({
      ...component,
      pageId: pageOf.get(component.id) ?? "",
    })),
    roomUrl: roomUrl(ctx, id),
  };
}

/** The primary vehicle of each audience: customers read the public page, everybody else the internal one. */
async function pagesOf(
  tx: Tx,
  ctx: Ctx,
  audiences: readonly Audience[],
  { id: incidentId }: IncidentForPlan,
): Promise<Record<string, AudiencePage>> {
  const links = await pageLinksFor(ctx.within(tx), audiences.map(pageChoice), incidentId);
  const pages: Record<string, AudiencePage> = {};
  for (const [i, audience] of audiences.entries()) {
    const page = links[i];
    if (page)
      pages[audience.id] = {
        id: page.pageId,
        url: page.url,
        timeZone: page.timeZone,
        locale: page.locale,
        publishes: publishes(audience),
      };
  }
  return pages;
}

/** Only words for customers and for employees stand on a page; the others link to it. */
const publishes = ({ form }: Audience): boolean => form === "customers" || form === "employees";

/** Times that a change of status sets. Set by this very update, they are the moment of sending, which no preview knows. */
const SET_BY_STATUS = ["identifiedAt", "fixedAt"];

function knownFact(fact: FactVersion, now: Date): KnownFact {
  const type = factKind(fact.key)?.type ?? "text";
  const value = fact.value ?? "";
  const time = type === "time" ? timeOf(fact.key, String(value), now) : null;
  return {
    key: fact.key,
    label: factLabel(fact.key, "en"),
    version: fact.version,
    value: time ?? value,
    shown: time ?? factInWords({ key: fact.key, type }, value, "en"),
    ring: fact.ring,
    compartments: fact.compartments,
    confidence: fact.confidence,
  };
}

const timeOf = (key: string, value: string, now: Date): string =>
  SET_BY_STATUS.includes(key) && value === now.toISOString() ? SENT_AT : timeSlot(new Date(value));

async function transports(tx: Tx, ctx: Ctx): Promise<Record<string, boolean>> {
  const channels = await listChannels(ctx.within(tx).as(systemActor("planning communication")));
  return Object.fromEntries(channels.map(({ kind, account }) => [kind, account !== "missing"]));
}
