import { type FactKind, type FactValue, factInWords, factKinds, factLabel } from "#domains/incidents";
import { minutes } from "#kernel/clock";
import type { PlannedIncident } from "../engine/input.ts";
import { knownFacts } from "../engine/knowledge.ts";
import { type Scope, scopeFor } from "../engine/scope.ts";
import { timeSlot } from "../engine/slots.ts";
import { texts } from "../texts.ts";
import type { Audience, KnownFact, MessageState } from "../types.ts";
import { exampleTexts } from "./example-texts.ts";

const LOCALE = "en";
const PROMISED_MINUTES = 30;

export type Example = {
  audience: Pick<Audience, "name" | "ring">;
  state: MessageState;
  pageUrl: string;
  now: Date;
};

/** An incident about which everything is known that can be: what a template looks like at its fullest. */
export const exampleIncident = (state: MessageState, now: Date): PlannedIncident => {
  const say = exampleTexts(LOCALE);
  return {
    id: "example",
    number: 42,
    publicTitle: say("publicTitle"),
    internalTitle: say("internalTitle"),
    severity: "SEV2",
    status: STATUS[state],
    declaredAt: before(now, 48),
    startedAt: before(now, 50),
    resolvedAt: state === "resolved" ? now : null,
    drill: false,
    services: [say("service")],
    components: [{ id: "example", pageId: "example", name: say("component"), state: "partial_outage" }],
    roomUrl: "https://example.com/room",
    bridgeUrl: "https://example.com/bridge",
  };
};

export const promisedAt = (now: Date): Date => new Date(now.getTime() + minutes(PROMISED_MINUTES));

/** What a template of this audience is given about the example: the real scope, by the real rules. */
export function exampleScope({ audience, state, pageUrl, now }: Example): Scope {
  const incident = exampleIncident(state, now);
  const reader: Audience = {
    ...NOBODY,
    ...audience,
    // A compartment is decided for each incident; a template may ask for what lies in one.
    compartments: [...new Set(factKinds.flatMap(({ compartments }) => compartments))],
  };
  const facts = knownFacts(reader, exampleFacts(now));
  const [first] = facts;
  return scopeFor({
    incident,
    audience: reader,
    facts,
    changes: first ? [{ what: first.key, label: first.label, before: null, after: first.shown }] : [],
    components: incident.components,
    page: { id: "example", url: pageUrl, timeZone: "UTC", locale: LOCALE, publishes: true },
    customerPageUrl: pageUrl,
    promised: true,
    statusName: texts(LOCALE)(`status.${incident.status}`),
  });
}

const NOBODY: Omit<Audience, "name" | "ring" | "compartments"> = {
  id: "example" as Audience["id"],
  description: "",
  form: "responders",
  customerFacing: false,
  channels: [],
  members: [],
};

const STATUS: Record<MessageState, PlannedIncident["status"]> = {
  investigating: "investigating",
  scoping: "investigating",
  identified: "identified",
  update: "identified",
  monitoring: "monitoring",
  resolved: "resolved",
  correction: "identified",
};

const before = (now: Date, count: number): Date => new Date(now.getTime() - minutes(count));

const exampleFacts = (now: Date): KnownFact[] =>
  factKinds
    .filter(({ origin }) => origin === "entered")
    .map((kind) => {
      const value = exampleValue(kind, now);
      return {
        key: kind.key,
        label: factLabel(kind.key, LOCALE),
        version: 1,
        value,
        shown: kind.type === "time" ? String(value) : factInWords(kind, value, LOCALE),
        ring: kind.widestRing,
        compartments: [...kind.compartments],
        confidence: "confirmed",
      };
    });

function exampleValue({ key, type, options }: FactKind, now: Date): FactValue {
  switch (type) {
    case "share":
      return 0.12;
    case "count":
      return 1200;
    case "duration":
      return 50 * 60;
    case "answer":
      return "no";
    case "choice":
      return options[0] ?? "";
    case "time":
      return timeSlot(before(now, 40));
    case "url":
      return "https://status.example.com/";
    case "list":
      return [words(key)];
    case "text":
      return words(key);
  }
}

type ExampleKey = Parameters<ReturnType<typeof exampleTexts>>[0];

// A kind of fact that is newer than these texts still has something to show.
const words = (key: string): string => {
  const say = exampleTexts(LOCALE);
  const said = say(key as ExampleKey);
  return said === key ? say("someFact") : said;
};
