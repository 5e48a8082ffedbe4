import type { Urgency } from "#domains/delivery";
import { deliverJobs } from "../../../src/domains/delivery/jobs.ts";
import { WINDOW } from "../../../src/domains/delivery/sending/claim.ts";
import { retryPolicies } from "../../../src/domains/delivery/sending/policy.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { Kill } from "../kills/killer.ts";
import type { Verdict } from "./verdict.ts";

type About = Pick<Evidence, "deliveries" | "mails" | "kills">;
type Repeat = { messageId: string; urgency: Urgency; kill: Kill; awayMs: number };

const jobsAtWork = (urgency: Urgency): number => {
  const { batch, concurrency } = deliverJobs[urgency].options;
  return batch * concurrency;
};

/** What is handed over and not yet written down at one moment: a window for each job that may be at work. */
export const UNACKNOWLEDGED: Readonly<Record<Urgency, number>> = {
  urgent: jobsAtWork("urgent"), // each is a job by itself
  transactional: WINDOW * jobsAtWork("transactional"),
  bulk: WINDOW * jobsAtWork("bulk"),
};

/** A mail arrives twice only around a kill, and of each kind no more than what was unacknowledged at that moment. */
export function judgeRepeats(about: About): Verdict {
  const repeats = repeatsIn(about);
  const counts = [...Map.groupBy(repeats, ({ kill, urgency }) => `${about.kills.indexOf(kill)} ${urgency}`)];
  return {
    promise: "a mail is repeated only around a kill, and no more of them than were unacknowledged",
    numbers: {
      "kills during the fan-out": killsDuringFanOut(about),
      repeats: repeats.length,
      "most after one kill": Math.max(0, ...counts.map(([, list]) => list.length)),
      "allowed of the fan-out": UNACKNOWLEDGED.bulk,
    },
    violations: [
      ...repeats
        .filter(({ awayMs, urgency }) => awayMs > retryPolicies[urgency].handOverMs)
        .map(({ messageId }) => `${messageId} was repeated without a kill near its first arrival`),
      ...counts.flatMap(([which, list]) => {
        const most = UNACKNOWLEDGED[list[0]?.urgency ?? "bulk"];
        return list.length > most
          ? [`${list.length} repeats around kill ${which}, at most ${most} allowed`]
          : [];
      }),
    ],
  };
}

/** Each further copy of a mail, with the kill nearest to the copy before it. */
function repeatsIn({ deliveries, mails, kills }: About): Repeat[] {
  const urgencies = new Map(deliveries.map(({ id, urgency }) => [id, urgency]));
  return [...Map.groupBy(mails, ({ messageId }) => messageId)].flatMap(([messageId, copies]) =>
    copies.slice(1).flatMap((_, at) => {
      const before = copies[at]?.at ?? 0;
      const [nearest] = kills.toSorted((a, b) => Math.abs(a.at - before) - Math.abs(b.at - before));
      const urgency = urgencies.get(messageId.slice(1, messageId.indexOf("@"))) ?? "bulk";
      const awayMs = nearest ? Math.abs(nearest.at - before) : Number.POSITIVE_INFINITY;
      return [{ messageId, urgency, kill: nearest ?? NO_KILL, awayMs }];
    }),
  );
}

/** Kills before the last of the fan-out arrived for the first time. */
function killsDuringFanOut({ deliveries, mails, kills }: About): number {
  const bulk = new Set(deliveries.filter(({ urgency }) => urgency === "bulk").map(({ id }) => `<${id}@`));
  const seen = new Set<string>();
  let lastAt = 0;
  for (const { messageId, at } of mails) {
    if (seen.has(messageId) || !bulk.has(messageId.slice(0, messageId.indexOf("@") + 1))) continue;
    seen.add(messageId);
    lastAt = at;
  }
  return kills.filter(({ at }) => at < lastAt).length;
}

const NO_KILL: Kill = { target: "server", at: 0, restartedAt: 0, readyAt: null };
