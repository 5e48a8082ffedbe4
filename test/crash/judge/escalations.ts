import type { Evidence } from "../evidence/evidence.ts";
import type { Verdict } from "./verdict.ts";

const WHOLE_POLICY = JSON.stringify(["0 Ana Alert", "1 Ben Boss"]);

/** An alert nobody answered goes through the whole policy, each step once; any other escalation has stopped. */
export function judgeEscalations({ alerts, escalations }: Pick<Evidence, "alerts" | "escalations">): Verdict {
  const byAlert = Map.groupBy(escalations, ({ alertId }) => alertId);
  const unanswered = alerts.filter(({ state }) => state === "triggered");
  return {
    promise: "an alert that nobody answers goes through its whole policy, each step once",
    numbers: {
      escalations: escalations.length,
      "unanswered alerts": unanswered.length,
      stopped: escalations.filter(({ state }) => state === "stopped").length,
    },
    violations: [
      ...unanswered.flatMap(({ id, key }) => {
        const told = (byAlert.get(id) ?? []).map((one) => `${one.state} ${JSON.stringify(one.told)}`);
        return told.length === 1 && told[0] === `exhausted ${WHOLE_POLICY}`
          ? []
          : [`${key} was escalated as ${told.join(" and ") || "nothing"}`];
      }),
      ...alerts
        .filter(({ state }) => state !== "triggered")
        .filter(({ id }) => byAlert.get(id)?.some(({ state }) => state === "running"))
        .map(({ key, state }) => `${key} is ${state} and still escalated`),
    ],
  };
}
