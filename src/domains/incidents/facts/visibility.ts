import type { DerivedFact, FactVersion, Ring } from "../types.ts";

/** What decides whether somebody may know a fact: their ring, and the compartments they hold. */
export type Clearance = { ring: Ring; compartments: readonly string[] };

/** True when the fact reaches this ring and every one of its compartments is held. */
export const mayKnow = (
  who: Clearance,
  fact: Pick<FactVersion | DerivedFact, "ring" | "compartments">,
): boolean => who.ring <= fact.ring && fact.compartments.every((held) => who.compartments.includes(held));
