import type { Confidence, FactValue, Ring } from "#domains/incidents";
import type { AudienceForm, MessageState, Scenario } from "../../types.ts";

/** A fact offered to the composer: a start to be completed, not a statement. */
export type StarterFact = {
  key: string;
  value: FactValue;
  ring: Ring;
  confidence: Confidence;
};

/** A kind of incident: what to ask for, how to start, and the words that differ from the general ones. */
export type ScenarioEntry = {
  scenario: Scenario;
  name: string;
  description: string;
  facts: readonly StarterFact[];
  /** Fact keys worth asking for, the most useful first. */
  asks: readonly string[];
  /** Replaces the opening of these messages. */
  openings: Partial<Record<AudienceForm, Partial<Record<MessageState, string>>>>;
  /** Paragraphs added to every message of these forms, after its details. */
  details: Partial<Record<AudienceForm, string>>;
};

export const suspected = (key: string, value: FactValue, ring: Ring): StarterFact => ({
  key,
  value,
  ring,
  confidence: "suspected",
});
export const known = (key: string, value: FactValue, ring: Ring): StarterFact => ({
  key,
  value,
  ring,
  confidence: "confirmed",
});
