import { alertsAfter } from "../../world/alerts-after.ts";
import type { AcceptedEvent, Evidence } from "../evidence/evidence.ts";
import { isRefusal } from "../load/alert-senders.ts";
import type { Verdict } from "./verdict.ts";

type About = Pick<Evidence, "attempts" | "accepted" | "alerts">;

/** Every accepted event is there once, in the order in which it was sent, and the alerts are what they add up to. */
export function judgeAlerts({ attempts, accepted, alerts }: About): Verdict {
  const answered = attempts.filter(({ answer }) => answer === 202);
  const lost = missing(answered, accepted);
  return {
    promise: "every accepted alert is there, in the state that follows from the order of acceptance",
    numbers: {
      requests: attempts.length,
      accepted: answered.length,
      unanswered: attempts.filter(({ answer }) => answer === null).length,
      "turned away": attempts.filter(({ answer }) => answer !== null && answer !== 202).length,
      alerts: alerts.length,
      lost: lost.length,
    },
    violations: [
      ...lost.map((mark) => `accepted and lost: ${mark}`),
      ...attempts
        .filter(({ answer }) => answer !== null && isRefusal(answer))
        .map(({ mark, answer }) => `refused with ${answer}: ${mark}`),
      ...notSentLikeThis(attempts, accepted),
      ...wrongStates(accepted, alerts),
    ],
  };
}

function missing(answered: readonly { mark: string }[], accepted: readonly AcceptedEvent[]): string[] {
  const marks = new Set(accepted.map(({ mark }) => mark));
  return answered.map(({ mark }) => mark).filter((mark) => !marks.has(mark));
}

/** Nothing is invented or doubled, and what one connection sent is kept in that order. */
function notSentLikeThis(attempts: About["attempts"], accepted: About["accepted"]): string[] {
  const places = new Map(attempts.map(({ mark }, place) => [mark, place]));
  const lastOfKey = new Map<string, number>();
  const violations: string[] = [];
  for (const { mark, key } of accepted) {
    const place = places.get(mark);
    if (place === undefined) violations.push(`nobody sent: ${mark}`);
    else if (place === lastOfKey.get(key)) violations.push(`stored twice: ${mark}`);
    else if (place < (lastOfKey.get(key) ?? -1)) violations.push(`overtaken: ${mark}`);
    if (place !== undefined) lastOfKey.set(key, place);
  }
  return violations;
}

function wrongStates(accepted: About["accepted"], alerts: About["alerts"]): string[] {
  const byKey = Map.groupBy(alerts, ({ key }) => key);
  return [...Map.groupBy(accepted, ({ key }) => key)].flatMap(([key, events]) => {
    const should = JSON.stringify(alertsAfter(events.map(({ action }) => action)));
    const is = JSON.stringify((byKey.get(key) ?? []).map(({ state, triggers }) => ({ state, triggers })));
    return is === should ? [] : [`${key} is ${is} and should be ${should}`];
  });
}
