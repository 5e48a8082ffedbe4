import type { AlertState } from "../../../../src/api/contract/alerts.ts";
import type { Tone } from "../../parts/mark.tsx";

export const alertTone = (state: AlertState): Tone =>
  ({ triggered: "bad", acknowledged: "watch", resolved: "good" })[state] as Tone;
