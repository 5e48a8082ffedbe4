import type { UpdateProposal } from "../../../../../src/api/contract/communication.ts";
import type { FactChange, FactVersionView } from "../../../../../src/api/contract/facts.ts";

type FactDraft = Omit<FactChange, "key">;
type MessageDraft = { subject?: string; body?: string; nextInMinutes?: number };

/** What the communications lead is about to say, while it is being written. */
export type Draft = {
  facts: Record<string, FactDraft>;
  status: UpdateProposal["status"] | null;
  statusReason: string;
  components: Record<string, NonNullable<UpdateProposal["components"]>[number]["state"]>;
  scenario: NonNullable<UpdateProposal["scenario"]>;
  correction: boolean;
  /** Null: everyone whom the plan tells. */
  audienceIds: string[] | null;
  edits: Record<string, MessageDraft>;
};

export const emptyDraft: Draft = {
  facts: {},
  status: null,
  statusReason: "",
  components: {},
  scenario: "general",
  correction: false,
  audienceIds: null,
  edits: {},
};

/** Nobody changes the status without saying why. */
export const lacksReason = ({ status, statusReason }: Draft): boolean =>
  status !== null && statusReason.trim() === "";

/** The draft as the API takes it. Facts that are as they were are left out. */
export function toProposal(draft: Draft, current: readonly FactVersionView[]): UpdateProposal {
  return {
    facts: Object.entries(draft.facts)
      .filter(([key, fact]) =>
        isChange(
          fact,
          current.find((version) => version.key === key),
        ),
      )
      .map(([key, fact]) => ({
        key,
        value: fact.value ?? null,
        ...(fact.ring !== undefined && { ring: fact.ring }),
        ...(fact.confidence && { confidence: fact.confidence }),
      })),
    ...(draft.status && { status: draft.status }),
    ...(draft.statusReason && { statusReason: draft.statusReason }),
    components: Object.entries(draft.components).map(([componentId, state]) => ({ componentId, state })),
    scenario: draft.scenario,
    correction: draft.correction,
    ...(draft.audienceIds && { audienceIds: draft.audienceIds }),
    edits: Object.entries(draft.edits).map(([audienceId, edit]) => ({ audienceId, ...edit })),
  };
}

const isChange = (fact: FactDraft, was: FactVersionView | undefined): boolean =>
  JSON.stringify(fact.value ?? null) !== JSON.stringify(was?.value ?? null) ||
  (fact.ring !== undefined && fact.ring !== was?.ring) ||
  (fact.confidence !== undefined && fact.confidence !== was?.confidence);
