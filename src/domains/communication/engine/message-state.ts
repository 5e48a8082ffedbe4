import type { IncidentStatus } from "#domains/incidents";
import type { Change, MessageState } from "../types.ts";
import type { PreviousMessage } from "./input.ts";

/** Facts that say who is hit: new ones while still investigating make the second message a scoping one. */
const SCOPE_KEYS = ["impact.share", "impact.count", "regions", "segments", "functions", "whatWorks"];

export type StateAsked = {
  status: IncidentStatus;
  correction: boolean;
  previous: PreviousMessage | undefined;
  changes: readonly Change[];
};

/** Which kind of message an audience needs next: depends on what this audience was told before, not on the others. */
export function messageState({ status, correction, previous, changes }: StateAsked): MessageState {
  if (correction) return "correction";
  if (!previous || previous.status !== status) return status;
  if (status === "investigating" && previous.state === "investigating" && changesScope(changes))
    return "scoping";
  return "update";
}

const changesScope = (changes: readonly Change[]): boolean =>
  changes.some(({ what }) => SCOPE_KEYS.includes(what));
