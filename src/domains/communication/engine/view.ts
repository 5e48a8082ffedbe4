import type { Say } from "../texts.ts";
import type { Audience, KnownFact, MessageState, PlanClock } from "../types.ts";
import { changesSince } from "./changes.ts";
import { clockFor, customersAffected } from "./clocks.ts";
import type { AudiencePage, PlanInput, PlannedComponent, PlannedMessage, PreviousMessage } from "./input.ts";
import { isInside, knownFacts } from "./knowledge.ts";
import { messageState } from "./message-state.ts";

/** An incident as one audience sees it. */
export type View = {
  audience: Audience;
  clock: PlanClock;
  known: KnownFact[];
  told: PlannedMessage["told"];
  previous: PreviousMessage | undefined;
  page: AudiencePage | null;
  /** Components on this audience's own page; colleagues whose page has none of them hear of all. */
  components: PlannedComponent[];
  componentAffected: boolean;
  changes: PlannedMessage["changes"];
  state: MessageState;
};

export function viewOf(audience: Audience, input: PlanInput, say: Say): View {
  const { incident } = input;
  const known = knownFacts(audience, input.facts);
  const told = known.map(({ key, label, version, shown }) => ({ key, label, version, shown }));
  const previous = input.previous.find(({ audienceId }) => audienceId === audience.id);
  const page = input.pages[audience.id] ?? null;
  const components = componentsFor(audience, page, incident.components);
  const changes = changesSince(
    previous,
    { inside: isInside(audience), status: incident.status, severity: incident.severity, told, components },
    {
      status: say("status"),
      severity: say("severity"),
      statusName: (status) => say(`status.${status}`),
      componentState: (state) => say(`component.${state}`),
    },
  );
  return {
    audience,
    clock: clockFor(input.plan, incident.severity, audience.id),
    known,
    told,
    previous,
    page,
    components,
    componentAffected: customersAffected(components),
    changes,
    state: messageState({ status: incident.status, correction: input.correction, previous, changes }),
  };
}

function componentsFor(audience: Audience, page: AudiencePage | null, all: readonly PlannedComponent[]) {
  const own = page ? all.filter(({ pageId }) => pageId === page.id) : [];
  return own.length > 0 || audience.customerFacing ? own : [...all];
}
