import { allow } from "#domains/access";
import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { findIncident } from "../incident-row.ts";
import type { FactVersion, IncidentStatus, Ring } from "../types.ts";
import { defaultRing, type FactType, factKinds } from "./fact-kinds.ts";
import { versionsAsOf, versionsOf } from "./fact-store.ts";
import { factHint, factLabel, factOptions } from "./fact-texts.ts";
import {
  type FactsView,
  type FactVersionView,
  presentFacts,
  presentPastFacts,
  presentVersion,
} from "./present-facts.ts";

/** The facts as they stand, or stood at `asOf`. */
export async function getFacts(ctx: Ctx, input: { incidentId: string; asOf?: Date }): Promise<FactsView> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) => {
    await findIncident(tx, input.incidentId);
    return input.asOf
      ? presentPastFacts(tx, input.incidentId, input.asOf)
      : presentFacts(tx, input.incidentId, ctx.clock.now());
  });
}

/** What was held to be true at an instant: the versions valid then, withdrawn facts left out. */
export async function factsAsOf(ctx: Ctx, incidentId: string, instant: Date): Promise<FactVersion[]> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) => {
    await findIncident(tx, incidentId);
    return (await versionsAsOf(tx, incidentId, instant)).filter(({ value }) => value !== null);
  });
}

/** Every version of one fact, oldest first, withdrawals included. */
export async function factHistory(
  ctx: Ctx,
  input: { incidentId: string; key: string },
): Promise<FactVersionView[]> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) => {
    await findIncident(tx, input.incidentId);
    return (await versionsOf(tx, input.incidentId, input.key)).map(presentVersion);
  });
}

export type FactKindView = {
  key: string;
  label: string;
  hint: string;
  type: FactType;
  options: { value: string; label: string }[];
  group: string;
  origin: "entered" | "derived" | "rendered";
  defaultRing: Ring;
  widestRing: Ring;
  compartments: string[];
  neededBy: Ring[];
};

/** The catalogue, with the rings that a confirmed fact would get in an incident of this status. */
export async function listFactKinds(
  ctx: Ctx,
  { status = "investigating" }: { status?: IncidentStatus } = {},
): Promise<FactKindView[]> {
  allow(ctx, "incidents.read");
  const { locale } = await ctx.transaction((tx) => workspaceDefaults(tx, ctx));
  return factKinds.map((kind) => ({
    key: kind.key,
    label: factLabel(kind.key, locale),
    hint: factHint(kind.key, locale),
    type: kind.type,
    options: factOptions(kind, locale),
    group: kind.group,
    origin: kind.origin,
    defaultRing: defaultRing(kind, { status, confidence: "confirmed" }),
    widestRing: kind.widestRing,
    compartments: [...kind.compartments],
    neededBy: [...kind.neededBy],
  }));
}
