import type { Tx } from "#kernel/db/db";
import { incidentForPlan } from "../incident-for-plan.ts";
import type { Author, Confidence, FactValue, FactVersion, Ring } from "../types.ts";
import { deriveFacts } from "./derive-facts.ts";
import { factKinds } from "./fact-kinds.ts";
import { versionsAsOf } from "./fact-store.ts";

export type FactVersionView = {
  id: string;
  key: string;
  version: number;
  value: FactValue | null;
  ring: Ring;
  compartments: string[];
  confidence: Confidence;
  validFrom: string;
  validUntil: string | null;
  author: Author;
};

export type FactsView = {
  incidentId: string;
  asOf: string;
  /** Withdrawn facts are left out. */
  facts: FactVersionView[];
  /** What follows from the incident now; empty for an instant of the past. */
  derived: { key: string; value: FactValue; ring: Ring }[];
};

const position = new Map(factKinds.map(({ key }, index) => [key, index]));

/** The facts as they stand now. */
export async function presentFacts(tx: Tx, incidentId: string, now: Date): Promise<FactsView> {
  const derived = deriveFacts(await incidentForPlan(tx, incidentId), now);
  const past = await presentPastFacts(tx, incidentId, now);
  return { ...past, derived: derived.map(({ key, value, ring }) => ({ key, value, ring })) };
}

/** What was held to be true at an instant, in the order of the catalogue. */
export async function presentPastFacts(tx: Tx, incidentId: string, at: Date): Promise<FactsView> {
  const facts = (await versionsAsOf(tx, incidentId, at)).filter(({ value }) => value !== null);
  return {
    incidentId,
    asOf: at.toISOString(),
    facts: facts.sort((a, b) => (position.get(a.key) ?? 0) - (position.get(b.key) ?? 0)).map(presentVersion),
    derived: [],
  };
}

export const presentVersion = (version: FactVersion): FactVersionView => ({
  ...version,
  validFrom: version.validFrom.toISOString(),
  validUntil: version.validUntil?.toISOString() ?? null,
});
