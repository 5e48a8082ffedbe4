export type {
  AlertLink,
  AlertSeverity,
  Change,
  IncomingEvent,
} from "./incoming.ts";
export { compileCheck } from "./intake/compile-check.ts";
export { alertSources, defineSource, type Source } from "./source.ts";
