import type { Say } from "../texts.ts";
import type { Audience, KnownFact } from "../types.ts";
import type { AudiencePage, PlannedIncident } from "./input.ts";
import { hiddenFacts, isInside, mayEnterRoom } from "./knowledge.ts";

export type HiddenLook = {
  audience: Audience;
  incident: PlannedIncident;
  facts: readonly KnownFact[];
  known: readonly KnownFact[];
  page: AudiencePage | null;
  say: Say;
};
export type HiddenValue = { value: string; label: string };

// Shorter values (a "no", a "3") occur by chance in any text.
const SHORTEST = 4;
const SHORTEST_NUMBER = 3;

/** Values in a text that its audience may not know, unless something it may know says the same. */
export function hiddenIn(text: string, look: HiddenLook): HiddenValue[] {
  const words = normal(text);
  const allowed = normal(allowedText(look));
  const betrays = (value: string) => occurs(words, normal(value)) && !occurs(allowed, normal(value));
  const found = secretsOf(look).flatMap(({ value, label }) => {
    const betrayed = [value.trim(), ...tellingParts(value)].filter(isTelling).find(betrays);
    return betrayed === undefined ? [] : [{ value: betrayed, label }];
  });
  return [...new Map(found.map((one) => [one.value, one])).values()];
}

function secretsOf({ audience, incident, facts, say }: HiddenLook): HiddenValue[] {
  const rooms = mayEnterRoom(audience) ? [] : roomSecrets(incident, say);
  return [...rooms, ...hiddenFacts(audience, facts).flatMap(factSecrets)];
}

const roomSecrets = ({ internalTitle, roomUrl, bridgeUrl }: PlannedIncident, say: Say): HiddenValue[] => [
  { value: internalTitle, label: say("finding.hidden-title") },
  { value: roomUrl, label: say("finding.hidden-room") },
  ...(bridgeUrl ? [{ value: bridgeUrl, label: say("finding.hidden-bridge") }] : []),
];

// Times are slots, the same for every reader of the minute: they give nothing away.
const factSecrets = ({ value, label }: KnownFact): HiddenValue[] =>
  [value].flat().flatMap((one) => (String(one).startsWith("{{") ? [] : [{ value: String(one), label }]));

/** The words of a value that give it away alone: host names, addresses, versions, numbers. */
const tellingParts = (value: string): string[] =>
  value.match(/[\p{L}\p{N}]+(?:[-._:/@][\p{L}\p{N}]+)+|\p{L}*\p{N}[\p{L}\p{N}]*/gu) ?? [];

const isTelling = (value: string): boolean =>
  value.length >= (/^\d+$/.test(value) ? SHORTEST_NUMBER : SHORTEST);

const allowedText = ({ audience, incident, known, page }: HiddenLook): string =>
  [
    incident.publicTitle,
    incident.severity,
    String(incident.number),
    ...incident.components.map(({ name }) => name),
    ...(isInside(audience) ? incident.services : []),
    ...known.flatMap(({ value }) => [value].flat().map(String)),
    page?.url ?? "",
  ].join("\n");

const normal = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

// Not inside another word: "port" does not betray itself in "support".
function occurs(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + value.length])) return true;
  return false;
}

const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
