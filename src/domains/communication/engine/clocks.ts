import type { ComponentState, IncidentStatus } from "#domains/incidents";
import type { Audience, Plan, PlanClock, ToldRule } from "../types.ts";

/** Nobody who is affected waits longer than this for the next word. */
export const CUSTOMER_LIMIT_MINUTES = 60;
/** From here on an inner audience may be told less often than the plan says. */
export const LONG_INCIDENT_MINUTES = 120;

const UNPLANNED: Omit<PlanClock, "severity" | "audienceId"> = {
  told: "on-change",
  firstWithin: null,
  investigating: null,
  identified: null,
  monitoring: null,
  channels: null,
  approval: false,
};

/** The plan's cell for an audience; one that the plan does not mention is told on change. */
export const clockFor = (plan: Plan, severity: string, audienceId: string): PlanClock =>
  plan.clocks.find((clock) => clock.severity === severity && clock.audienceId === audienceId) ?? {
    severity,
    audienceId,
    ...UNPLANNED,
  };

export const customersAffected = (components: readonly { state: ComponentState }[]): boolean =>
  components.some(({ state }) => state !== "operational" && state !== "under_maintenance");

export type Told = "told" | "on-change" | "not-told";

/** What the plan's rule means for an incident with these components. */
export function toldNow(rule: ToldRule, componentAffected: boolean): Told {
  if (rule === "clock") return "told";
  if (rule === "if-component-affected") return componentAffected ? "told" : "not-told";
  return rule;
}

/** Minutes until the first message, or null where there is no clock. */
export const firstMinutes = (clock: PlanClock, componentAffected: boolean): number | null =>
  toldNow(clock.told, componentAffected) === "told" ? clock.firstWithin : null;

/** Minutes until the next message while an incident is in `status`; null where no next one is promised. */
export function nextMinutes(
  clock: PlanClock,
  status: IncidentStatus,
  componentAffected: boolean,
): number | null {
  if (status === "resolved" || toldNow(clock.told, componentAffected) !== "told") return null;
  return clock[status];
}

export type MinutesAsked = {
  audience: Pick<Audience, "customerFacing">;
  asked: number;
  planned: number | null;
  componentAffected: boolean;
  /** Minutes since the incident was declared. */
  incidentAge: number;
};

/**
 * The next-update time somebody asks for, as far as the rules allow: affected customers within 60 minutes, and nobody
 * less often than the plan before an incident is long.
 */
export function allowedMinutes({ audience, asked, planned, componentAffected, incidentAge }: MinutesAsked) {
  if (audience.customerFacing && componentAffected) return Math.min(asked, CUSTOMER_LIMIT_MINUTES);
  if (planned !== null && incidentAge < LONG_INCIDENT_MINUTES) return Math.min(asked, planned);
  return asked;
}

export type ClockProblem = "beyond-sixty" | "without-clock" | "incomplete" | "superfluous";

/** What is wrong with a cell of a plan, or null. */
export function clockProblem(
  clock: PlanClock,
  audience: Pick<Audience, "customerFacing">,
): ClockProblem | null {
  const times = [clock.firstWithin, clock.investigating, clock.identified, clock.monitoring];
  const hasClock = clock.told === "clock" || clock.told === "if-component-affected";
  if (audience.customerFacing && !hasClock) return "without-clock";
  if (hasClock && times.some((time) => time === null)) return "incomplete";
  if (!hasClock && times.some((time) => time !== null)) return "superfluous";
  if (audience.customerFacing && times.some((time) => (time ?? 0) > CUSTOMER_LIMIT_MINUTES))
    return "beyond-sixty";
  return null;
}
