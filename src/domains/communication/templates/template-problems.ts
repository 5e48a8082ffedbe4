import { namesIn, templateProblem } from "../engine/paragraphs.ts";
import type { Scope, ScopeValue } from "../engine/scope.ts";
import { texts } from "../texts.ts";
import type { Audience } from "../types.ts";
import { exampleScope } from "./example.ts";

export type TemplatePlace = "subject" | "body";
export type TemplateProblem = { kind: "broken" | "not-given"; place: TemplatePlace; says: string };

type Words = { subject: string; body: string };

/**
 * What is wrong with words for an audience: Liquid that cannot be read, and names that will never hold anything for
 * its ring. A name that is merely unknown in one incident is no problem: its paragraph falls back.
 */
export const templateProblems = (words: Words, audience: Pick<Audience, "name" | "ring">) =>
  (["subject", "body"] as const).flatMap((place) => problemsAt(place, words[place], audience));

function problemsAt(place: TemplatePlace, words: string, audience: Pick<Audience, "name" | "ring">) {
  const broken = templateProblem(words, scopeOf(audience));
  if (broken) return [{ kind: "broken", place, says: broken } satisfies TemplateProblem];
  return notGiven(words, audience).map((says): TemplateProblem => ({ kind: "not-given", place, says }));
}

function notGiven(words: string, audience: Pick<Audience, "name" | "ring">): string[] {
  const say = texts("en");
  const given = scopeOf(audience);
  const everything = scopeOf({ ...audience, ring: 1 });
  const missing = namesIn(words).filter((path) => !resolves(given, path));
  const said = missing.map((path) => {
    const hidden =
      resolves(everything, path) || (path[0] === "customer" && resolves(everything, path.slice(1)));
    const name = path.join(".");
    return hidden
      ? say("template.hidden-name", { name, audience: audience.name })
      : say("template.unknown-name", { name });
  });
  return [...new Set(said)];
}

/** Every name a template of this audience can use. */
export const namesFor = (audience: Pick<Audience, "name" | "ring">): string[] =>
  pathsOf(scopeOf(audience)).sort((a, b) => a.localeCompare(b));

const scopeOf = (audience: Pick<Audience, "name" | "ring">): Scope =>
  exampleScope({ audience, state: "identified", pageUrl: "https://example.com/", now: new Date(0) });

// `suspected.cause.plain` says whether a fact is only suspected: it can be asked wherever the fact can.
function resolves(scope: Scope, path: readonly (string | number)[]): boolean {
  const steps = path[0] === "suspected" ? path.slice(1) : path;
  let value: ScopeValue | undefined = scope;
  for (const step of steps) {
    if (!isBranch(value)) return true; // `.size` and the like of words and lists
    value = Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
    if (value === undefined) return false;
  }
  return true;
}

const pathsOf = (scope: Scope): string[] =>
  Object.entries(scope).flatMap(([name, value]) =>
    isBranch(value) ? pathsOf(value).map((inner) => `${name}.${inner}`) : [name],
  );

const isBranch = (value: ScopeValue | undefined): value is Scope =>
  typeof value === "object" && !Array.isArray(value);
