/** A regular expression of PostgreSQL, with its flags. */
export type Pattern = { pattern: string; flags: string };

const SHORTEST = 3;

/**
 * How names and addresses are found in texts: as whole words, also where a text is JSON, HTML or part of an address.
 * Addresses and names of several words match in any case; a single word only as written, because "Will" is a verb.
 */
export function patternsFor(words: readonly string[]): Pattern[] {
  const known = [...new Set(words.map((word) => word.trim()).filter((word) => word.length >= SHORTEST))];
  // The longest first: an address before the name that it begins with.
  return known
    .sort((a, b) => b.length - a.length)
    .flatMap(spellingsOf)
    .map(patternFor);
}

const spellingsOf = (word: string): string[] => [
  ...new Set([word, JSON.stringify(word).slice(1, -1), escapeForHtml(word), encodeURIComponent(word)]),
];

const escapeForHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Not within a longer word, and an address not within a longer address. */
function patternFor(spelling: string): Pattern {
  const exact = escapeForRegExp(spelling);
  const isOneWord = /^[\p{L}\p{M}'’-]+$/u.test(spelling);
  const edges = spelling.includes("@")
    ? ["(?<![[:alnum:]._+-])", "(?![[:alnum:]]|[.-][[:alnum:]])"]
    : ["(?<![[:alnum:]])", "(?![[:alnum:]])"];
  return { pattern: edges.join(exact), flags: isOneWord ? "g" : "gi" };
}

const escapeForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
