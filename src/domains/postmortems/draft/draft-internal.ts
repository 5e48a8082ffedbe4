import { factInWords, factKind, type IncidentForPlan } from "#domains/incidents";
import type { Measures } from "../measures/measure.ts";
import { type Say, texts } from "../texts.ts";
import type { Section } from "../types.ts";
import { dataLoss } from "./draft-external.ts";
import { bullets, durationInWords, momentInWords, paragraphs } from "./in-words.ts";

export type InternalSources = { incident: IncidentForPlan; measures: Measures; locale: string };

/** The internal version as a starting point: everything that is known in numbers, and hints for the rest. */
export function draftInternal(sources: InternalSources): Section[] {
  const draft = reader(sources);
  return [
    { key: "summary", body: summary(draft) },
    { key: "impact", body: impact(draft) },
    { key: "detection", body: detection(draft) },
    { key: "response", body: response(draft) },
    { key: "cause", body: cause(draft) },
    { key: "communication", body: communication(draft) },
    { key: "well", body: wentWell(draft) },
    { key: "badly", body: wentBadly(draft) },
    { key: "lessons", body: "" },
  ];
}

type Draft = InternalSources & {
  say: Say;
  fact(key: string): string | null;
  long(seconds: number | null): string;
};

const reader = (sources: InternalSources): Draft => ({
  ...sources,
  say: texts(sources.locale),
  fact(key) {
    const found = sources.incident.facts.find((fact) => fact.key === key);
    const kind = factKind(key);
    return found && kind ? factInWords(kind, found.value, sources.locale) : null;
  },
  long: (seconds) => (seconds === null ? "–" : durationInWords(seconds, sources.locale)),
});

function summary({ incident, measures, say, fact, long }: Draft): string {
  const services = incident.services.map(({ name }) => name).join(", ");
  return paragraphs([
    `**${incident.internalTitle}**`,
    say("severityLine", {
      severity: incident.severity.name,
      number: incident.number,
      duration: long(measures.durationSeconds),
      from: momentInWords(incident.startedAt),
      to: incident.resolvedAt ? momentInWords(incident.resolvedAt) : say("openEnd"),
    }),
    services ? say("affectedServices", { services }) : null,
    fact("symptom"),
  ]);
}

function impact({ incident, measures, say, fact, long }: Draft): string {
  const share = fact("impact.share");
  const count = fact("impact.count");
  const lost = incident.facts.find(({ key }) => key === "impact.dataLoss")?.value;
  return bullets([
    say("durationLine", { duration: long(measures.durationSeconds) }),
    ...Object.entries(measures.severityMinutes).map(([severity, minutes]) =>
      say("severityTime", { severity, minutes }),
    ),
    share && say("share", { share }),
    count && say("count", { count }),
    dataLoss(lost, say),
    fact("impact.business"),
  ]);
}

function detection({ measures, say, long }: Draft): string {
  const { alerts, acknowledgementSeconds } = measures;
  const answered = { alerts, acknowledgement: long(acknowledgementSeconds) };
  return paragraphs([
    say("detected", {
      detection: long(measures.detectionSeconds),
      declaration: long(measures.declarationSeconds),
    }),
    alerts === 0
      ? say("noAlert")
      : say(acknowledgementSeconds === null ? "alertsUnanswered" : "alertsLinked", answered),
  ]);
}

function response({ measures, say, fact, long }: Draft): string {
  const { identificationSeconds, mitigationSeconds, responders } = measures;
  return bullets([
    say("helped", { responders }),
    identificationSeconds === null ? null : say("identified", { time: long(identificationSeconds) }),
    mitigationSeconds === null ? null : say("mitigated", { time: long(mitigationSeconds) }),
    fact("fixApplied"),
  ]);
}

const cause = ({ fact }: Draft): string =>
  bullets([
    fact("cause.category"),
    fact("cause.plain"),
    fact("cause.technical"),
    fact("thirdParty.name"),
    fact("release.version"),
  ]);

function communication({ measures, say, long }: Draft): string {
  if (measures.audiences.length === 0) return say("nobodyTold");
  return bullets(
    measures.audiences.map((audience) =>
      audience.messages === 0
        ? say("audienceNever", { name: audience.name, missed: audience.promisesMissed })
        : say("audienceRow", {
            name: audience.name,
            first: long(audience.firstAfterDeclarationSeconds),
            messages: audience.messages,
            kept: audience.promisesKept,
            missed: audience.promisesMissed,
            silence: long(audience.longestSilenceSeconds),
          }),
    ),
  );
}

const wentWell = ({ measures, say }: Draft): string =>
  bullets([
    measures.promisesKept > 0 && measures.promisesMissed === 0
      ? say("promisesAllKept", { kept: measures.promisesKept })
      : null,
  ]);

// An hour is the longest that any customer-facing promise may reach.
const LONG_SILENCE_SECONDS = 3600;

function wentBadly({ measures, say, long }: Draft): string {
  const { promisesKept, promisesMissed } = measures;
  const silent = measures.audiences.filter(
    ({ longestSilenceSeconds }) => (longestSilenceSeconds ?? 0) > LONG_SILENCE_SECONDS,
  );
  return bullets([
    promisesMissed > 0
      ? say("promisesMissed", { missed: promisesMissed, made: promisesKept + promisesMissed })
      : null,
    ...silent.map(({ name, longestSilenceSeconds }) =>
      say("longSilence", { name, silence: long(longestSilenceSeconds) }),
    ),
  ]);
}
