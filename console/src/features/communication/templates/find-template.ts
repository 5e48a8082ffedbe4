import type {
  AudienceForm,
  MessageState,
  Scenario,
  Template,
} from "../../../../../src/api/contract/communication.ts";

export const LOCALE = "en";
export const STATES: MessageState[] = [
  "investigating",
  "scoping",
  "identified",
  "update",
  "monitoring",
  "resolved",
  "correction",
];

export type TemplateKey = { form: AudienceForm; state: MessageState; scenario: Scenario; locale: string };

/** The words that are used for a key, and where they come from. */
export type Found = {
  key: TemplateKey;
  subject: string;
  body: string;
  /** own: written for exactly this. asGeneral: the scenario has no words of its own here. */
  origin: "own" | "builtIn" | "asGeneral";
};

/** In the order in which sending looks: for the scenario, then in general. */
export function findTemplate(templates: readonly Template[], key: TemplateKey): Found {
  const exact = templates.find((one) => isFor(one, key));
  if (exact) return { ...wordsOf(exact, key), origin: exact.origin === "changed" ? "own" : "builtIn" };
  const general = templates.find((one) => isFor(one, { ...key, scenario: "general" }));
  return { ...wordsOf(general, key), origin: "asGeneral" };
}

const isFor = (one: Template, key: TemplateKey): boolean =>
  one.form === key.form &&
  one.state === key.state &&
  one.scenario === key.scenario &&
  one.locale === key.locale;

const wordsOf = (one: Template | undefined, key: TemplateKey) => ({
  key,
  subject: one?.subject ?? "",
  body: one?.body ?? "",
});
