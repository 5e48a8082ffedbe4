import { createHash } from "node:crypto";
import type { Section, Version } from "../types.ts";

type Declared = { key: string; required: boolean };

const declare = (...keys: string[]): Declared[] =>
  keys.map((key) => ({ key: key.replace("*", ""), required: key.endsWith("*") }));

/** The sections of each version in order. A required one must have words before it can be published. */
export const sectionsOf: Readonly<Record<Version, readonly Declared[]>> = {
  internal: declare(
    "summary*",
    "impact*",
    "detection",
    "response",
    "cause*",
    "communication",
    "well",
    "badly",
    "lessons",
  ),
  external: declare("summary*", "apology*", "happened*", "impact*", "fixed*", "prevention*"),
};

export const hasSection = (version: Version, key: string): boolean =>
  sectionsOf[version].some((section) => section.key === key);

/** The sections with some of them rewritten. */
export const rewritten = (sections: readonly Section[], changes: readonly Section[]): Section[] =>
  sections.map((section) => changes.find(({ key }) => key === section.key) ?? section);

/** Names exact words: what an approval or a signature holds for. */
export const wordsHash = (sections: readonly Section[]): string =>
  createHash("sha256")
    .update(JSON.stringify(sections.map(({ key, body }) => [key, body])))
    .digest("hex");

export const emptyRequired = (version: Version, sections: readonly Section[]): string[] =>
  sectionsOf[version]
    .filter(({ key, required }) => required && !sections.find((section) => section.key === key)?.body.trim())
    .map(({ key }) => key);
