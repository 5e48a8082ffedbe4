import { Liquid, type Template as Parsed, UndefinedVariableError } from "liquidjs";
import type { Scope } from "./scope.ts";

/**
 * A template is Liquid over Markdown in paragraphs, parted by empty lines. A paragraph that names a fact nobody knows
 * falls back to its next line starting with `?? `; without one it is left out. A paragraph that starts with `? ` is
 * welcome but not needed: it is left out without a finding.
 */
export type Rendered = {
  words: string;
  /** Slots that nothing filled. */
  missing: string[];
  /** The template text the words were made from. */
  source: string;
};

export const renderBody = (template: string, scope: Scope): Rendered =>
  joined(
    template
      .trim()
      .split(/\n[ \t]*\n/)
      .map((paragraph) => renderParagraph(paragraph, scope)),
  );

/** A subject is one line with the same rules. */
export function renderSubject(template: string, scope: Scope): Rendered {
  const rendered = renderParagraph(template, scope);
  return { ...rendered, words: rendered.words.replace(/\s+/g, " ").trim() };
}

/** What is wrong with a template, in words, or null. */
export function templateProblem(template: string): string | null {
  try {
    for (const paragraph of template.split(/\n[ \t]*\n/))
      for (const words of alternatives(paragraph).words) parse(words);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error);
  }
}

/** What a template asks for, as paths: `impact.share` → ["impact", "share"]. Names it makes itself are not among them. */
export const namesIn = (template: string): (string | number)[][] =>
  template
    .split(/\n[ \t]*\n/)
    .flatMap((paragraph) => alternatives(paragraph).words)
    .flatMap((words) => liquid.globalVariableSegmentsSync(parse(words)))
    // What stands in brackets is known only while it is filled: the path ends before it.
    .map((path) => path.slice(0, firstDynamic(path)) as (string | number)[]);

const firstDynamic = (path: readonly unknown[]): number => {
  const at = path.findIndex((step) => Array.isArray(step));
  return at < 0 ? path.length : at;
};

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  // `{% if workaround %}` asks whether a fact is known.
  lenientIf: true,
  ownPropertyOnly: true,
  // User-written templates: bounded work.
  parseLimit: 100_000,
  renderLimit: 500,
  memoryLimit: 2_000_000,
  // Nothing to include: templates cannot read files.
  templates: {},
});
liquid.registerFilter("list", (value: unknown) => listWords(value));
liquid.registerFilter("percent", (value: unknown) => percentWords(value));
liquid.registerFilter("sentence", (value: unknown) => asSentence(String(value)));

function renderParagraph(paragraph: string, scope: Scope): Rendered {
  const { optional, words } = alternatives(paragraph);
  const missing: string[] = [];
  for (const alternative of words) {
    const result = tryRender(alternative, scope);
    if ("words" in result)
      return { words: result.words, missing: optional ? [] : missing, source: alternative };
    missing.push(result.missing);
  }
  return { words: "", missing: optional ? [] : missing, source: "" };
}

type Alternatives = { optional: boolean; words: string[] };

function alternatives(paragraph: string): Alternatives {
  const optional = /^\?[ \t]/.test(paragraph.trimStart());
  const words = paragraph
    .trim()
    .replace(/^\?[ \t]+/, "")
    .split(/\n\?\?[ \t]+/);
  return { optional, words };
}

function tryRender(words: string, scope: Scope): { words: string } | { missing: string } {
  try {
    return { words: String(liquid.renderSync(parse(words), scope)).trim() };
  } catch (error) {
    if (!UndefinedVariableError.is(error)) throw error;
    return { missing: missingSlot(error.message, words) };
  }
}

// Liquid names the first unknown part of a path (`impact`); people want the slot as the template names it (`impact.share`).
function missingSlot(message: string, words: string): string {
  const name = /undefined variable: ([\w.]+)/.exec(message)?.[1] ?? "?";
  return new RegExp(`\\b${name.replaceAll(".", "\\.")}\\.[\\w.]+`).exec(words)?.[0] ?? name;
}

const parsed = new Map<string, Parsed[]>();
const MOST_KEPT = 5_000;
function parse(words: string): Parsed[] {
  const known = parsed.get(words);
  if (known) return known;
  if (parsed.size >= MOST_KEPT) parsed.clear();
  const made = liquid.parse(words);
  parsed.set(words, made);
  return made;
}

const joined = (paragraphs: readonly Rendered[]): Rendered => ({
  words: paragraphs
    .map(({ words }) => words)
    .filter(Boolean)
    .join("\n\n"),
  missing: [...new Set(paragraphs.flatMap(({ missing }) => missing))],
  source: paragraphs.map(({ source }) => source).join("\n"),
});

const listWords = (value: unknown): string =>
  Array.isArray(value)
    ? new Intl.ListFormat("en-GB", { type: "conjunction" }).format(value.map(String))
    : String(value);

/** 0.125 → `13 %`: shares of people are never known more exactly. */
const percentWords = (value: unknown): string =>
  typeof value === "number" ? `${Math.round(value * 100)} %` : String(value);

const asSentence = (text: string): string => {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toLocaleUpperCase("en") + trimmed.slice(1);
  return /[.!?…:)]$/.test(capital) ? capital : `${capital}.`;
};
