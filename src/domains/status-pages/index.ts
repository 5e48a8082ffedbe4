export { impactOf, type PageStatus, rollUp, worstState } from "./rollup.ts";
export type * from "./types.ts";
export { COMPONENT_STATES } from "./types.ts";
export {
  formatUptime,
  groupDays,
  type OutageDay,
  type UptimeDay,
  uptimePercent,
  weightedSeconds,
} from "./uptime.ts";
export * from "./view.ts";
