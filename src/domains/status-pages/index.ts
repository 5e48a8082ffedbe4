export { impactOf, type PageStatus, rollUp, worstState } from "./rollup.ts";
export type * from "./types.ts";
export { COMPONENT_STATES } from "./types.ts";
export { formatUptime, type OutageDay, type UptimeDay, weightedSeconds } from "./uptime.ts";
export * from "./view.ts";
