import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { scenarios } from "./index.ts";
import type { ScenarioEntry, StarterFact } from "./scenarios/scenario.ts";

export type ScenarioView = Pick<ScenarioEntry, "scenario" | "name" | "description"> & {
  facts: StarterFact[];
  asks: string[];
};

/** The kinds of incident a composer can start from. */
export function listScenarios(ctx: Ctx): ScenarioView[] {
  allow(ctx, "communication.read");
  return scenarios.map(({ scenario, name, description, facts, asks }) => ({
    scenario,
    name,
    description,
    facts: [...facts],
    asks: [...asks],
  }));
}
