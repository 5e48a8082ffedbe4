import type { Ctx } from "#kernel/ctx";
import type { Players } from "./cast.ts";

/** What the scenes share. */
export type Stage = {
  players: Players;
  /** The system in the demo's workspace. */
  ctx: Ctx;
  /** Sends an event as a monitor would, over HTTP. */
  monitor(action: "trigger" | "resolve"): Promise<void>;
  incidentId: string;
  serviceId: string;
};
