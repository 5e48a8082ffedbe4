import { minutes } from "#kernel/clock";
import { templateFor } from "../library/index.ts";
import { type Say, texts } from "../texts.ts";
import type { Audience, Finding } from "../types.ts";
import { allowedMinutes, nextMinutes } from "./clocks.ts";
import { about, findingsOf, orderFindings } from "./findings.ts";
import { inclusion } from "./inclusion.ts";
import type { AudiencePage, PlanInput, PlannedMessage, PlannedPromise, PlanOutput } from "./input.ts";
import { renderBody, renderSubject } from "./paragraphs.ts";
import { resolveRecipients } from "./recipients.ts";
import { type Scope, scopeFor } from "./scope.ts";
import { dueIn } from "./slots.ts";
import { type View, viewOf } from "./view.ts";

const LOCALE = "en";

/**
 * What would go to whom: facts, plan, audiences, people and a moment → messages, recipients, promises, findings. Pure:
 * the same input gives the same output, so preview, sending and drills cannot differ.
 */
export function planCommunication(input: PlanInput): PlanOutput {
  const say = texts(LOCALE);
  const planned = input.audiences
    .toSorted((a, b) => a.ring - b.ring || sendingOrder(a) - sendingOrder(b) || a.name.localeCompare(b.name))
    .map((audience) => planMessage(audience, input, say));
  const messages = planned.map(({ message }) => message);
  const findings = [
    ...planned.flatMap(({ message, findings }) => (message.included ? findings : [])),
    ...orderFindings(messages, informed(messages, input), say),
  ];
  const nothing = messages.every(({ included }) => !included);
  return { messages, findings, sendable: !nothing && findings.every(({ severity }) => severity !== "block") };
}

const sendingOrder = (audience: Audience): number => (audience.form === "support" ? 0 : 1);

const informed = (messages: readonly PlannedMessage[], input: PlanInput): Set<string> => {
  const told = new Set(input.previous.map(({ audienceId }) => audienceId));
  const current = messages.filter(({ audience, changes }) => told.has(audience.id) && changes.length === 0);
  return new Set(current.map(({ audience }) => audience.id));
};

type Planned = { message: PlannedMessage; findings: Finding[] };

/** One audience, seen only with what it may know. */
function planMessage(audience: Audience, input: PlanInput, say: Say): Planned {
  const view = viewOf(audience, input, say);
  const included = inclusion({ ...view, toldBefore: view.previous !== undefined }, input, say);
  const { promise, sooner } = promiseFor(view, input, say);
  const words = wordsFor(view, promise !== null, input, say);
  const { recipients, unreachable } = resolveRecipients(audience, view.clock, input.people[audience.id]);
  const message: PlannedMessage = {
    audience,
    ...included,
    state: view.state,
    locale: LOCALE,
    subject: words.subject,
    body: words.body,
    edited: words.edited,
    page: view.page,
    recipients,
    unreachable,
    promise,
    approvalNeeded: view.clock.approval,
    changes: view.changes,
    told: view.told,
    components: view.components,
    factsUsed: words.factsUsed,
  };
  const looked = { message, input, known: view.known, missingSlots: words.missing, say };
  return { message, findings: [...findingsOf(looked), ...words.findings, ...sooner] };
}

type Words = Pick<PlannedMessage, "subject" | "body" | "edited" | "factsUsed"> & {
  missing: string[];
  findings: Finding[];
};

function wordsFor(view: View, promised: boolean, input: PlanInput, say: Say): Words {
  const { audience, state } = view;
  const template = templateFor(input.templates, {
    form: audience.form,
    state,
    scenario: input.scenario,
    locale: LOCALE,
  });
  const edit = input.edits.find(({ audienceId }) => audienceId === audience.id);
  const scope = scopeFor({
    incident: input.incident,
    audience,
    facts: view.known,
    changes: view.changes,
    components: view.components,
    page: view.page,
    customerPageUrl: customerPage(input)?.url ?? null,
    promised,
    statusName: say(`status.${input.incident.status}`),
  });
  const rendered = renderTemplate(template, scope, audience, say);
  const replaced = edit?.subject !== undefined && edit.body !== undefined;
  const source = `${rendered.subject.source}\n${rendered.body.source}`;
  return {
    subject: edit?.subject ?? rendered.subject.words,
    body: edit?.body ?? rendered.body.words,
    edited: edit?.subject !== undefined || edit?.body !== undefined,
    missing: [...new Set([...rendered.subject.missing, ...rendered.body.missing])],
    findings: replaced ? [] : rendered.findings,
    factsUsed: view.known
      .filter(({ key }) => new RegExp(`\\b${RegExp.escape(key)}\\b`).test(source))
      .map(({ key, version }) => ({ key, version })),
  };
}

const customerPage = ({ audiences, pages }: PlanInput): AudiencePage | undefined =>
  audiences.filter(({ customerFacing }) => customerFacing).flatMap(({ id }) => pages[id] ?? [])[0];

const EMPTY = { words: "", missing: [], source: "" };

// A broken template of the workspace must not keep anybody from being told: the finding blocks, a hand edit helps.
function renderTemplate(
  template: { subject: string; body: string },
  scope: Scope,
  audience: Audience,
  say: Say,
) {
  try {
    return {
      subject: renderSubject(template.subject, scope),
      body: renderBody(template.body, scope),
      findings: [],
    };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const broken: Finding = {
      ...about(audience, "template-broken", "block", "body"),
      says: say("finding.template-broken", { problem }),
    };
    return { subject: EMPTY, body: EMPTY, findings: [broken] };
  }
}

/** The promise an update makes to an audience: the plan's time, or a time asked for as far as the rules allow. */
function promiseFor(
  view: View,
  input: PlanInput,
  say: Say,
): { promise: PlannedPromise | null; sooner: Finding[] } {
  const { audience, clock, componentAffected } = view;
  const planned = nextMinutes(clock, input.incident.status, componentAffected);
  const edit = input.edits.find(({ audienceId }) => audienceId === audience.id);
  const asked = edit?.nextInMinutes;
  if (asked === undefined || input.incident.status === "resolved")
    return { promise: promiseOf(planned, input.now), sooner: [] };
  const incidentAge = (input.now.getTime() - input.incident.declaredAt.getTime()) / minutes(1);
  const allowed = allowedMinutes({ audience, asked, planned, componentAffected, incidentAge });
  const sooner: Finding[] =
    allowed === asked
      ? []
      : [
          {
            ...about(audience, "next-update-sooner", "note", "promise"),
            says: say("finding.sooner", { minutes: allowed, audience: audience.name }),
          },
        ];
  return { promise: promiseOf(allowed, input.now), sooner };
}

const promiseOf = (count: number | null, now: Date): PlannedPromise | null =>
  count === null ? null : { minutes: count, dueAt: dueIn(now, count) };
