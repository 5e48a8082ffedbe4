import type { DeliveryState } from "../../../src/api/contract/delivery.ts";
import type { ComponentState, IncidentStatus } from "../../../src/api/contract/incidents.ts";
import { t } from "../texts/index.ts";
import type { Tone } from "./mark.tsx";

export const statusText = (status: IncidentStatus): string => t(`status.${status}`);

export const statusTone = (status: IncidentStatus): Tone =>
  ({ investigating: "bad", identified: "watch", monitoring: "calm", resolved: "good" })[status] as Tone;

export const componentStateText = (state: ComponentState): string => t(`component.${state}`);

export const componentTone = (state: ComponentState): Tone =>
  ({
    operational: "good",
    degraded_performance: "watch",
    partial_outage: "watch",
    major_outage: "bad",
    under_maintenance: "calm",
  })[state] as Tone;

/** The states a delivery can be in; a state this console does not know yet keeps its own name. */
export const deliveryStateText = (state: string): string =>
  isKnownState(state) ? t(`delivery.state.${state}`) : state;

type KnownState = DeliveryState | "waiting";
const isKnownState = (state: string): state is KnownState => KNOWN_STATES.has(state as KnownState);
const KNOWN_STATES: ReadonlySet<KnownState> = new Set([
  "waiting",
  "queued",
  "held",
  "sending",
  "sent",
  "delivered",
  "failed",
  "suppressed",
  "cancelled",
  "skipped",
]);

/** SEV1 is the most severe. */
export const severityTone = (severity: string): Tone =>
  severity === "SEV1" ? "bad" : severity === "SEV2" ? "watch" : "calm";
