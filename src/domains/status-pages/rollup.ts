import type { ComponentState, Impact, Indicator } from "./types.ts";

/** The top-level status of a page, in Statuspage's words. */
export type PageStatus = { indicator: Indicator; description: string };

const ALL_OPERATIONAL: PageStatus = { indicator: "none", description: "All Systems Operational" };

/** How bad a state is for readers; maintenance is announced and so ranks below every fault. */
const BADNESS: Record<ComponentState, number> = {
  operational: 0,
  under_maintenance: 1,
  degraded_performance: 2,
  partial_outage: 3,
  major_outage: 4,
};

/** The worst of several states; operational when there is none. */
export const worstState = (states: readonly ComponentState[]): ComponentState =>
  states.reduce<ComponentState>(
    (worst, state) => (BADNESS[state] > BADNESS[worst] ? state : worst),
    "operational",
  );

/**
 * The top-level status, by Statuspage's if/else cascade over all components of the page (wire-status 1.3).
 * A page without components takes its status from its open incidents.
 */
export function rollUp(states: readonly ComponentState[], openImpacts: readonly Impact[] = []): PageStatus {
  if (states.length === 0) return withoutComponents(openImpacts);
  const all = (state: ComponentState) => states.every((each) => each === state);
  const any = (state: ComponentState) => states.includes(state);

  if (all("operational")) return ALL_OPERATIONAL;
  if (all("major_outage")) return { indicator: "critical", description: "Major System Outage" };
  if (all("partial_outage")) return { indicator: "major", description: "Partial System Outage" };
  if (any("major_outage")) return { indicator: "major", description: "Partial System Outage" };
  if (any("partial_outage")) return { indicator: "minor", description: "Minor Service Outage" };
  if (all("degraded_performance")) return degraded(states.length);
  if (any("degraded_performance")) return { indicator: "minor", description: "Partially Degraded Service" };
  return { indicator: "maintenance", description: "Service Under Maintenance" };
}

/** With a single component Statuspage says "partially" even when that one is degraded. */
const degraded = (components: number): PageStatus => ({
  indicator: "minor",
  description: components === 1 ? "Partially Degraded Service" : "Degraded System Service",
});

function withoutComponents(openImpacts: readonly Impact[]): PageStatus {
  switch (worstImpact(openImpacts)) {
    case "critical":
      return { indicator: "critical", description: "Major System Outage" };
    case "major":
      return { indicator: "major", description: "Partial System Outage" };
    case "minor":
      return { indicator: "minor", description: "Minor Service Outage" };
    case "none":
      return ALL_OPERATIONAL;
  }
}

const IMPACT_OF: Record<ComponentState, Impact> = {
  operational: "none",
  under_maintenance: "none",
  degraded_performance: "minor",
  partial_outage: "major",
  major_outage: "critical",
};

const IMPACTS: readonly Impact[] = ["none", "minor", "major", "critical"];

export const worstImpact = (impacts: readonly Impact[]): Impact =>
  impacts.reduce<Impact>(
    (worst, each) => (IMPACTS.indexOf(each) > IMPACTS.indexOf(worst) ? each : worst),
    "none",
  );

/** An incident's impact: the worst that its affected components say. */
export const impactOf = (states: readonly ComponentState[]): Impact =>
  worstImpact(states.map((state) => IMPACT_OF[state]));
