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

/** How many milliseconds are left for all paragraphs of one body together: while one is filled, nothing else runs. */
type Patience = { left: number };

/** Saving and previewing are strict, so that sending need not be: there a busy machine must not cost a paragraph. */
export const LONGEST_TRIAL_MS = 250;
const LONGEST_SENDING_MS = 2_000;

export function renderBody(template: string, scope: Scope, longestMs = LONGEST_SENDING_MS): Rendered {
  const patience: Patience = { left: longestMs };
  return joined(
    template
      .trim()
      .split(/\n[ \t]*\n/)
      .map((paragraph) => renderParagraph(paragraph, scope, patience)),
  );
}

/** A subject is one line with the same rules. */
export function renderSubject(template: string, scope: Scope): Rendered {
  const rendered = renderParagraph(template, scope, { left: LONGEST_SENDING_MS });
  return { ...rendered, words: rendered.words.replace(/\s+/g, " ").trim() };
}

/** What is wrong with a template, in words, or null. Found by filling it: some faults show only then. */
export function templateProblem(template: string, scope: Scope): string | null {
  const patience: Patience = { left: LONGEST_TRIAL_MS };
  try {
    for (const paragraph of template.split(/\n[ \t]*\n/))
      for (const words of alternatives(paragraph).words) {
        const result = tryRender(words, scope, patience);
        if ("broken" in result) return result.broken;
        liquid.globalVariableSegmentsSync(parse(words));
      }
    return null;
  } catch (error) {
    return firstLine(error);
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";

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
  // User-written templates: bounded work. How long filling may take is the whole body's affair: see `Patience`.
  parseLimit: 100_000,
  memoryLimit: 2_000_000,
  // Nothing to include: templates cannot read files.
  templates: {},
});
liquid.registerFilter("list", (value: unknown) => listWords(value));
liquid.registerFilter("percent", (value: unknown) => percentWords(value));
liquid.registerFilter("sentence", (value: unknown) => asSentence(String(value)));

function renderParagraph(paragraph: string, scope: Scope, patience: Patience): Rendered {
  const { optional, words } = alternatives(paragraph);
  const missing: string[] = [];
  for (const alternative of words) {
    const result = tryRender(alternative, scope, patience);
    if ("words" in result)
      return { words: result.words, missing: optional ? [] : missing, source: alternative };
    missing.push("missing" in result ? result.missing : result.broken);
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

type Tried = { words: string } | { missing: string } | { broken: string };

/** Never throws: one bad paragraph must not keep the others from being sent. */
function tryRender(words: string, scope: Scope, patience: Patience): Tried {
  const startedAt = performance.now();
  try {
    const filled = liquid.renderSync(parse(words), scope, { renderLimit: Math.max(0, patience.left) });
    return { words: String(filled).trim() };
  } catch (error) {
    // The library's own `UndefinedVariableError.is` is true for every error of its.
    if (error instanceof UndefinedVariableError) return { missing: missingSlot(error.message, words) };
    return { broken: firstLine(error) };
  } finally {
    patience.left -= performance.now() - startedAt;
  }
}

// Liquid names the first unknown part of a path (`impact`); people want the slot as the template names it (`impact.share`).
function missingSlot(message: string, words: string): string {
  const name = /undefined variable: ([\w.]+)/.exec(message)?.[1] ?? "?";
  return new RegExp(`\\b${name.replaceAll(".", "\\.")}\\.[\\w.]+`).exec(words)?.[0] ?? name;
}

// Counted in letters: what is parsed takes some hundred times as much memory, and previews bring ever new words.
const MOST_KEPT_LETTERS = 500_000;
const parsed = new Map<string, Parsed[]>();
let keptLetters = 0;

function parse(words: string): Parsed[] {
  const known = parsed.get(words);
  if (known) return known;
  const made = liquid.parse(words);
  keptLetters += words.length;
  if (keptLetters > MOST_KEPT_LETTERS) {
    parsed.clear();
    keptLetters = words.length;
  }
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
