import {
  AUDIENCE_FORMS,
  type AudienceForm,
  MESSAGE_STATES,
  type MessageState,
  type Scenario,
  type Template,
} from "../types.ts";
import { customers } from "./en-customers.ts";
import { employees } from "./en-employees.ts";
import { leadership } from "./en-leadership.ts";
import { responders } from "./en-responders.ts";
import { support } from "./en-support.ts";
import type { FormTemplates } from "./entry.ts";
import { scenarioEntry, scenarios } from "./scenarios/index.ts";

export { scenarios } from "./scenarios/index.ts";

/** The built-in words by locale. Another language is another line here. */
const library: Record<string, Record<AudienceForm, FormTemplates>> = {
  en: { responders, support, leadership, employees, customers },
};
const english = { responders, support, leadership, employees, customers };

export type TemplateChoice = {
  form: AudienceForm;
  state: MessageState;
  scenario: Scenario;
  locale: string;
};

/** The words for a message: the workspace's own for the scenario, the built-in ones for it, then the same in general. */
export function templateFor(
  own: readonly Template[],
  choice: TemplateChoice,
): Pick<Template, "subject" | "body"> {
  const ofScenario = ownTemplate(own, choice);
  if (ofScenario) return ofScenario;
  const differs = differsInScenario(choice);
  const ofGeneral = differs ? undefined : ownTemplate(own, { ...choice, scenario: "general" });
  return ofGeneral ?? builtIn(choice);
}

export function builtIn({ form, state, scenario, locale }: TemplateChoice): Template {
  const entry = (library[locale] ?? english)[form][state];
  const { openings, details } = scenarioEntry(scenario);
  const parts = [openings[form]?.[state] ?? entry.opening, entry.details, details[form] ?? "", entry.closing];
  const body = parts.filter(Boolean).join("\n\n");
  return { form, state, scenario, locale, subject: entry.subject, body };
}

/** Every built-in template whose words are its own: all of the general scenario, and what others change. */
export const builtInTemplates = (locale: string): Template[] =>
  scenarios.flatMap(({ scenario }) =>
    AUDIENCE_FORMS.flatMap((form) =>
      MESSAGE_STATES.map((state) => ({ form, state, scenario, locale }))
        .filter((choice) => scenario === "general" || differsInScenario(choice))
        .map(builtIn),
    ),
  );

function differsInScenario({ form, state, scenario }: TemplateChoice): boolean {
  const { openings, details } = scenarioEntry(scenario);
  return openings[form]?.[state] !== undefined || Boolean(details[form]);
}

const ownTemplate = (own: readonly Template[], { form, state, scenario, locale }: TemplateChoice) =>
  own.find(
    (one) => one.form === form && one.state === state && one.scenario === scenario && one.locale === locale,
  );
