import { factInWords, factKind, type KnownFact } from "#domains/incidents";
import { texts } from "../texts.ts";
import type { Section } from "../types.ts";
import { bullets, durationInWords, momentInWords, paragraphs } from "./in-words.ts";

/**
 * All that the external version may be made of: facts that everyone may know, and words that customers have already
 * been sent. Nothing internal can get in because nothing internal is given.
 */
export type ExternalSources = {
  known: readonly KnownFact[];
  customerMessages: readonly { sentAt: Date; body: string }[];
  locale: string;
};

/** The external version as a starting point. Sections that only people can fill stay empty. */
export function draftExternal(sources: ExternalSources): Section[] {
  const facts = readFacts(sources);
  return [
    { key: "summary", body: summary(facts) },
    { key: "apology", body: apology(facts) },
    { key: "happened", body: happened(facts, sources.customerMessages) },
    { key: "impact", body: impact(facts) },
    { key: "fixed", body: facts.words("fixApplied") ?? "" },
    { key: "prevention", body: "" },
  ];
}

type Facts = ReturnType<typeof readFacts>;

function readFacts({ known, locale }: ExternalSources) {
  const values = new Map(known.map(({ key, value }) => [key, value]));
  const words = (key: string): string | null => {
    const value = values.get(key);
    const kind = factKind(key);
    return value === undefined || !kind ? null : factInWords(kind, value, locale);
  };
  return {
    say: texts(locale),
    words,
    value: (key: string) => values.get(key) ?? null,
    moment: (key: string) => (values.has(key) ? momentInWords(String(values.get(key))) : null),
    duration: durationInWords(Number(values.get("duration") ?? 0), locale),
  };
}

function summary({ say, words, moment, duration }: Facts): string {
  const what = words("components") ?? say("externalWhat");
  const from = moment("startedAt") ?? "";
  const to = moment("resolvedAt");
  const line = to
    ? say("externalSummary", { from, to, duration, what })
    : say("externalSummaryOpen", { from, what });
  return paragraphs([line, words("symptom")]);
}

const apology = ({ say, moment, duration }: Facts): string =>
  moment("resolvedAt") ? say("apology", { duration }) : say("apologyOpen");

function happened(facts: Facts, messages: ExternalSources["customerMessages"]): string {
  const { say, words, moment } = facts;
  const at = (key: string, text: "began" | "noticed" | "causeFound" | "fixedAt" | "over") => {
    const when = moment(key);
    return when ? { when, line: say(text, { at: when }) } : null;
  };
  const told = messages.map(({ sentAt, body }) => {
    const when = momentInWords(sentAt);
    return { when, line: say("told", { at: when, words: firstSentence(body) }) };
  });
  const moments = [
    at("startedAt", "began"),
    at("detectedAt", "noticed"),
    ...told,
    at("identifiedAt", "causeFound"),
    at("fixedAt", "fixedAt"),
    at("resolvedAt", "over"),
  ].filter((each) => each !== null);
  const inOrder = moments.sort((a, b) => a.when.localeCompare(b.when)).map(({ line }) => line);
  const cause = words("cause.plain");
  const provider = words("thirdParty.name");
  return paragraphs([
    bullets(inOrder),
    cause && say("cause", { cause }),
    provider && say("provider", { name: provider }),
  ]);
}

/** Enough to recognise a message by; the page has all of it. */
const firstSentence = (body: string): string =>
  body
    .replace(/\s+/g, " ")
    .replace(/[#*_`>]/g, "")
    .trim()
    .split(/(?<=[.!?])\s/)[0]
    ?.slice(0, 200) ?? "";

function impact({ say, words, value, duration }: Facts): string {
  const share = words("impact.share");
  const count = words("impact.count");
  const regions = words("regions");
  const segments = words("segments");
  const redo = words("data.redo");
  return bullets([
    say("durationLine", { duration }),
    share && say("share", { share }),
    count && say("count", { count }),
    regions && say("regions", { regions }),
    segments && say("segments", { segments }),
    dataLoss(value("impact.dataLoss"), say),
    redo && say("redo", { redo }),
  ]);
}

export function dataLoss(answer: unknown, say: ReturnType<typeof texts>): string | null {
  if (answer === "yes") return say("dataLossYes");
  if (answer === "no") return say("dataLossNo");
  return answer === "unknown" ? say("dataLossUnknown") : null;
}
