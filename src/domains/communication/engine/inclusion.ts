import type { Say } from "../texts.ts";
import type { Audience, Change, PlanClock } from "../types.ts";
import { toldNow } from "./clocks.ts";
import type { PlanInput } from "./input.ts";

export type Inclusion = { included: boolean; why: string };

export type InclusionAsked = {
  audience: Audience;
  clock: PlanClock;
  componentAffected: boolean;
  toldBefore: boolean;
  changes: readonly Change[];
};

/** Whether an audience is part of an update, and why: by hand first, then by a decision, then by the plan. */
export function inclusion(asked: InclusionAsked, input: PlanInput, say: Say): Inclusion {
  const { audience } = asked;
  if (input.chosen) {
    const included = input.chosen.includes(audience.id);
    return { included, why: say(included ? "why.chosen" : "why.left-out") };
  }
  const reason = input.decidedAgainst[audience.id];
  if (reason !== undefined)
    return { included: false, why: say("why.decided", { audience: audience.name, reason }) };
  return byPlan(asked, input.incident.severity, say);
}

function byPlan(asked: InclusionAsked, severity: string, say: Say): Inclusion {
  const { audience, clock, componentAffected, toldBefore, changes } = asked;
  const params = { audience: audience.name, severity };
  switch (toldNow(clock.told, componentAffected)) {
    case "told":
      return { included: true, why: say(clock.told === "clock" ? "why.plan" : "why.affected", params) };
    case "not-told":
      return {
        included: false,
        why: say(clock.told === "not-told" ? "why.not-told" : "why.unaffected", params),
      };
    case "on-change": {
      const changed = !toldBefore || changes.length > 0;
      return { included: changed, why: say(changed ? "why.changed" : "why.unchanged", params) };
    }
  }
}
