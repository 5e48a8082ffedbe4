import type { Scenario } from "../../types.ts";
import { falseAlarm, partialFeature, slow, totalOutage } from "./availability.ts";
import { badRelease, network, thirdParty } from "./causes.ts";
import { dataLoss, payment, security } from "./harm.ts";
import type { ScenarioEntry } from "./scenario.ts";

const general: ScenarioEntry = {
  scenario: "general",
  name: "General",
  description: "Anything that is not one of the others, or not known yet.",
  facts: [],
  asks: ["symptom", "startedAt", "whatWorks", "workaround", "currentAction", "impact.business"],
  openings: {},
  details: {},
};

export const scenarios: readonly ScenarioEntry[] = [
  general,
  totalOutage,
  slow,
  partialFeature,
  thirdParty,
  badRelease,
  network,
  dataLoss,
  security,
  payment,
  falseAlarm,
];

export const scenarioEntry = (scenario: Scenario): ScenarioEntry =>
  scenarios.find((entry) => entry.scenario === scenario) ?? general;
