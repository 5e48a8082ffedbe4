import type { IncidentStatus } from "#domains/incidents";
import { defaultAudiences, defaultPlanClocks } from "../../src/domains/communication/defaults.ts";
import type {
  AudiencePeople,
  PlanInput,
  PlannedIncident,
  PlanOutput,
  PreviousMessage,
} from "../../src/domains/communication/engine/input.ts";
import type { Audience, AudienceId, KnownFact } from "../../src/domains/communication/types.ts";

export const now = new Date("2026-11-23T13:00:00Z");

export const sampleAudiences: Audience[] = defaultAudiences.map((audience) => ({
  ...audience,
  id: audience.form as string as AudienceId,
  compartments: [],
  members: audience.members.map((kind) => ({ kind })),
}));

export const fact = (
  key: string,
  value: KnownFact["value"],
  ring: KnownFact["ring"],
  more: Partial<KnownFact> = {},
): KnownFact => ({
  key,
  label: key,
  version: 1,
  value,
  shown: String(value),
  ring,
  compartments: [],
  confidence: "confirmed",
  ...more,
});

export const sampleIncident: PlannedIncident = {
  id: "incident0001",
  number: 7,
  publicTitle: "Checkout problems",
  internalTitle: "db-payments-3 out of disk",
  severity: "SEV1",
  status: "investigating",
  declaredAt: new Date("2026-11-23T12:58:00Z"),
  startedAt: new Date("2026-11-23T12:50:00Z"),
  resolvedAt: null,
  drill: false,
  services: ["payments-core"],
  components: [{ id: "component001", pageId: "public", name: "Checkout", state: "major_outage" }],
  roomUrl: "https://ripple.test/incidents/incident0001",
  bridgeUrl: "https://meet.test/bridge",
};

export const sampleFacts: KnownFact[] = [
  fact("symptom", "Payments by card fail", 5),
  fact("workaround", "Pay by bank transfer", 5),
  fact("impact.business", "About 2,000 euros an hour", 3),
  fact("cause.technical", "The volume of db-payments-3 is full", 1, { confidence: "suspected" }),
];

const person = (personId: string, name: string, channels: string[], timeZone: string | null = null) => ({
  personId,
  name,
  locale: "en",
  timeZone,
  methods: channels.map((channel) => ({ id: `${personId}-${channel}`, channel })),
});

const nobody: AudiencePeople = { persons: [], destinations: [], subscribers: {} };
export const samplePeople: Record<string, AudiencePeople> = {
  responders: { ...nobody, persons: [person("ana", "Ana", ["email", "inbox"], "Europe/Paris")] },
  support: { ...nobody, persons: [person("sam", "Sam", ["email", "inbox"])] },
  leadership: { ...nobody, persons: [person("lea", "Lea", ["email"])] },
  employees: { ...nobody, persons: [person("ana", "Ana", ["email"]), person("sam", "Sam", ["email"])] },
  customers: { ...nobody, subscribers: { email: 12 } },
};

const page = (id: string) => ({
  id,
  url: `https://${id}.test/`,
  timeZone: "Europe/Berlin",
  locale: "en",
  publishes: true,
});

export const planInput = (changes: Partial<PlanInput> = {}): PlanInput => ({
  incident: sampleIncident,
  facts: sampleFacts,
  plan: { version: 1, clocks: defaultPlanClocks(sampleAudiences) },
  audiences: sampleAudiences,
  people: samplePeople,
  pages: {
    responders: { ...page("internal"), publishes: false },
    support: { ...page("internal"), publishes: false },
    leadership: { ...page("internal"), publishes: false },
    employees: page("internal"),
    customers: page("public"),
  },
  transports: { email: true, inbox: true },
  templates: [],
  previous: [],
  now,
  scenario: "general",
  correction: false,
  chosen: null,
  decidedAgainst: {},
  edits: [],
  ...changes,
});

export const incidentIn = (changes: Partial<PlannedIncident>): PlannedIncident => ({
  ...sampleIncident,
  ...changes,
});

/** What would be remembered of a planned message once it was sent. */
export const asSent = (output: PlanOutput, input: PlanInput): PreviousMessage[] =>
  output.messages
    .filter(({ included }) => included)
    .map(({ audience, state, told, components }) => ({
      audienceId: audience.id,
      state,
      status: input.incident.status as IncidentStatus,
      severity: input.incident.severity,
      sentAt: input.now,
      told,
      components,
    }));

export const messageTo = (output: PlanOutput, form: string) => {
  const found = output.messages.find(({ audience }) => audience.form === form);
  if (!found) throw new Error(`nothing planned for ${form}`);
  return found;
};
