import { known, type ScenarioEntry, suspected } from "./scenario.ts";

export const thirdParty: ScenarioEntry = {
  scenario: "third-party",
  name: "A provider of ours",
  description: "Something we depend on fails. Name the provider as a fact, not as an excuse.",
  facts: [
    suspected("cause.category", "dependency", 2),
    known("currentAction", "We are in touch with the provider and look for a way around", 5),
  ],
  asks: ["thirdParty.name", "thirdParty.url", "workaround", "fixPlan"],
  openings: {
    customers: {
      identified: `The problem comes from a provider we depend on, {{ thirdParty.name }}. Keeping our service up is still our task.
?? The problem comes from a provider we depend on. Keeping our service up is still our task.`,
    },
  },
  details: {
    responders:
      "? **Provider.** {{ thirdParty.name }}{% if thirdParty.url %}: {{ thirdParty.url }}{% endif %}",
    support:
      "? **Provider.** {{ thirdParty.name }}{% if thirdParty.url %}, their status: {{ thirdParty.url }}{% endif %}",
    customers: "? Their own status page: {{ thirdParty.url }}",
  },
};

export const badRelease: ScenarioEntry = {
  scenario: "bad-release",
  name: "A release of ours",
  description: "A change of ours broke something and is taken back or repaired.",
  facts: [suspected("cause.category", "release", 2), suspected("release.rollback", "running", 2)],
  asks: ["release.version", "release.rollback", "data.window", "symptom", "impact.dataLoss"],
  openings: {
    customers: {
      identified: `{{ cause.plain | sentence }}
?? A change we made to the service caused this. We are taking it back.`,
    },
  },
  details: {
    responders:
      "? **Release.** {{ release.version }}{% if release.rollback %}, rollback: {{ release.rollback }}{% endif %}",
    support: "? **Data entered in this time.** {{ data.window | sentence }}",
    customers: "? About what you entered in this time: {{ data.window | sentence }}",
  },
};

export const network: ScenarioEntry = {
  scenario: "network",
  name: "Network or region",
  description: "Some places or networks cannot reach the service.",
  facts: [
    known("symptom", "The service cannot be reached from some places", 5),
    suspected("cause.category", "network", 2),
  ],
  asks: ["regions", "impact.share", "workaround", "whatWorks"],
  openings: {
    customers: {
      investigating: `{{ symptom | sentence }} {% if regions %}As far as we know this concerns {{ regions | list }}.{% endif %}
?? Some places cannot reach our service.`,
    },
  },
  details: {
    support: "? **Ask customers** from which place and over which network they connect, and note it.",
  },
};
