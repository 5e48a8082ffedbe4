import type { Source } from "#domains/alerts";
import { alertmanager } from "./alertmanager/index.ts";
import { pagerduty } from "./pagerduty/index.ts";

/** Every way alerts arrive. */
export const sources: readonly Source[] = [pagerduty, alertmanager];
