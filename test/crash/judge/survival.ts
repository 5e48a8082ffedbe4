import type { Evidence } from "../evidence/evidence.ts";
import { inSeconds, quantile, type Verdict } from "./verdict.ts";

type About = Pick<Evidence, "kills" | "endedByItself" | "unfinished" | "failedJobs">;

/** The server outlives the database, everything comes back, and nothing is left undone. */
export function judgeSurvival({ kills, endedByItself, unfinished, failedJobs }: About): Verdict {
  const back = kills.flatMap(({ at, readyAt }) => (readyAt === null ? [] : [readyAt - at]));
  return {
    promise: "whatever is killed comes back, and all work is finished",
    numbers: {
      kills: kills.length,
      "of the server": kills.filter(({ target }) => target === "server").length,
      "of the database": kills.filter(({ target }) => target === "database").length,
      "median until ready (s)": inSeconds(quantile(back, 0.5)),
      "longest until ready (s)": inSeconds(quantile(back, 1)),
    },
    violations: [
      ...endedByItself.map((how) => `the server ended without being killed: ${how}`),
      ...unfinished.map((what) => `still open at the end: ${what}`),
      ...(failedJobs > 0 ? [`${failedJobs} jobs were given up`] : []),
    ],
  };
}
