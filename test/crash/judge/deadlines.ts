import type { Evidence, WatchedDeadline } from "../evidence/evidence.ts";
import type { Kill } from "../kills/killer.ts";
import { inSeconds, quantile, type Verdict } from "./verdict.ts";

/** "Acted on within 15 s of being due or of the restart." */
const LATEST_MS = 15_000;

/** Every deadline ended in time, counted from when it was due or, if that came later, from the last restart. */
export function judgeDeadlines(
  { kills, deadlines }: Pick<Evidence, "kills" | "deadlines">,
  now: number,
): Verdict {
  const due = deadlines.filter(({ dueAt, endedAt }) => dueAt <= (endedAt ?? now));
  const late = due.map((deadline) => ({ deadline, ms: lateness(deadline, kills, now) }));
  const values = late.map(({ ms }) => ms);
  return {
    promise: "every deadline is acted on within 15 s of being due or of the restart",
    numbers: {
      due: due.length,
      "escalation steps": due.filter(({ kind }) => kind === "escalation.step").length,
      "median late (s)": inSeconds(quantile(values, 0.5)),
      "worst late (s)": inSeconds(quantile(values, 1)),
      "worst, outages counted (s)": inSeconds(
        Math.max(0, ...due.map((one) => (one.endedAt ?? now) - one.dueAt)),
      ),
    },
    violations: late
      .filter(({ ms }) => ms > LATEST_MS)
      .map(
        ({ deadline: { kind, subjectId, endedAt }, ms }) =>
          `${kind} of ${subjectId}: ${endedAt === null ? "not acted on" : "acted on"} after ${inSeconds(ms)} s`,
      ),
  };
}

/** Counted from the last restart before it was acted on: an outage is nobody's lateness. */
export function lateness({ dueAt, endedAt }: WatchedDeadline, kills: readonly Kill[], now: number): number {
  const until = endedAt ?? now;
  const restarts = kills.map(({ restartedAt }) => restartedAt).filter((at) => at <= until);
  return Math.max(0, until - Math.max(dueAt, ...restarts));
}
