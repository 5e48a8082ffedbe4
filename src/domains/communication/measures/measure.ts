import { minutes } from "#kernel/clock";
import type { AudienceForm } from "../types.ts";

/** What happened, as far as communication is measured. */
export type Measured = {
  declaredAt: Date;
  /** When the impact ended; the silence of an open incident counts to `now`. */
  resolvedAt: Date | null;
  now: Date;
  audiences: readonly { id: string; name: string; ring: number; form: AudienceForm }[];
  messages: readonly { audienceId: string; sentAt: Date }[];
  promises: readonly { audienceId: string; keptAt: Date | null; missedAt: Date | null }[];
};

export type AudienceMeasures = {
  audienceId: string;
  audience: string;
  ring: number;
  firstMessageMinutes: number | null;
  promisesMade: number;
  promisesKept: number;
  promisesMissed: number;
  longestSilenceMinutes: number | null;
  messages: number;
};

export type Measures = {
  audiences: AudienceMeasures[];
  promisesKept: number;
  promisesMissed: number;
  supportLeadMinutes: number | null;
};

/** First message, promises and silence per audience. Minutes are exact to a tenth. */
export function measure(measured: Measured): Measures {
  const audiences = measured.audiences.map((audience) => measureAudience(audience, measured));
  return {
    audiences,
    promisesKept: sum(audiences.map(({ promisesKept }) => promisesKept)),
    promisesMissed: sum(audiences.map(({ promisesMissed }) => promisesMissed)),
    supportLeadMinutes: supportLead(measured),
  };
}

function measureAudience(
  { id, name, ring }: Measured["audiences"][number],
  measured: Measured,
): AudienceMeasures {
  const sent = sentTo(id, measured);
  const promises = measured.promises.filter(({ audienceId }) => audienceId === id);
  return {
    audienceId: id,
    audience: name,
    ring,
    firstMessageMinutes: sent[0] ? between(measured.declaredAt, sent[0]) : null,
    promisesMade: promises.length,
    promisesKept: promises.filter(({ keptAt }) => keptAt !== null).length,
    promisesMissed: promises.filter(({ missedAt }) => missedAt !== null).length,
    longestSilenceMinutes: longestSilence(sent, measured),
    messages: sent.length,
  };
}

/** The longest time without a word while the impact was open, from declaring on; null for who was never told. */
function longestSilence(sent: readonly Date[], { declaredAt, resolvedAt, now }: Measured): number | null {
  if (sent.length === 0) return null;
  const end = resolvedAt ?? now;
  const words = [declaredAt, ...sent.filter((at) => at < end), end];
  const gaps = words.slice(1).map((at, index) => between(words[index] ?? at, at));
  return Math.max(...gaps);
}

/** By how much Support heard before customers did; negative when it was the other way round. */
function supportLead(measured: Measured): number | null {
  const first = (form: AudienceForm) =>
    measured.audiences
      .filter((audience) => audience.form === form)
      .flatMap(({ id }) => sentTo(id, measured))
      .toSorted(byTime)[0];
  const [support, customers] = [first("support"), first("customers")];
  return support && customers ? between(support, customers) : null;
}

const sentTo = (id: string, { messages }: Measured): Date[] =>
  messages
    .filter(({ audienceId }) => audienceId === id)
    .map(({ sentAt }) => sentAt)
    .toSorted(byTime);

const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime();
const between = (from: Date, to: Date): number =>
  Math.round(((to.getTime() - from.getTime()) / minutes(1)) * 10) / 10;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
