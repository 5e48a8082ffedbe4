import { defineEvent } from "#kernel/events";
import type { Version } from "./types.ts";

// These leave as webhooks too: ids and states, never words.

type Of<More extends Record<string, unknown> = Record<never, never>> = {
  postmortemId: string;
  incidentId: string;
} & More;

export const postmortemDrafted = defineEvent<Of>("postmortem.drafted");
export const postmortemEdited = defineEvent<Of<{ version: Version; revision: number }>>("postmortem.edited");
export const postmortemApproved =
  defineEvent<Of<{ version: Version; personId: string }>>("postmortem.approved");
export const signerNamed = defineEvent<Of<{ personId: string }>>("postmortem.signer-named");
export const postmortemSigned = defineEvent<Of<{ personId: string }>>("postmortem.signed");
export const publicationDecided = defineEvent<Of<{ publish: boolean }>>("postmortem.publication-decided");
/** `revision` is the external wording that readers get; `again` when an earlier one was published before. */
export const postmortemPublished =
  defineEvent<Of<{ revision: number; again: boolean }>>("postmortem.published");

type OfItem = Of<{ actionItemId: string; ownerId: string; dueAt: string }>;
export const actionItemAdded = defineEvent<OfItem>("action-item.added");
export const actionItemChanged = defineEvent<OfItem>("action-item.changed");
export const actionItemDone = defineEvent<OfItem>("action-item.done");
export const actionItemOverdue = defineEvent<OfItem>("action-item.overdue");
/** A day before it is due. */
export const actionItemDueSoon = defineEvent<OfItem>("action-item.due-soon");
