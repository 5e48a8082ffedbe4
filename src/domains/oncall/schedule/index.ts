export { resolveOnCall } from "./resolve-on-call.ts";
export type { OnCall, Override, Restriction, Rotation, Schedule, Shift, TurnLength } from "./schedule.ts";
export { nextOnCall, shiftsBetween } from "./shifts-between.ts";
