import { defineEvent } from "#kernel/events";

export const personCreated = defineEvent<{ name: string }>("person.created");
export const personUpdated = defineEvent<Record<string, never>>("person.updated");
export const personDeactivated = defineEvent<Record<string, never>>("person.deactivated");
export const personReactivated = defineEvent<Record<string, never>>("person.reactivated");
/** What was theirs is gone; their name leaves the texts soon after. */
export const personErased = defineEvent<Record<string, never>>("person.erased");
/** A name or an address was taken out of every text of the workspace. */
export const wordsErased = defineEvent<{ subjectKind: "person" | "subscriber" }>("person.words-erased");
export const teamChanged = defineEvent<{ change: "created" | "updated" | "removed" }>("team.changed");

export const contactMethodAdded = defineEvent<{ personId: string; channel: string }>("contact-method.added");
/** A code must go out to the address; `verificationOf` has what to say. */
export const contactMethodVerificationRequested = defineEvent<{ personId: string; channel: string }>(
  "contact-method.verification-requested",
);
export const contactMethodVerified = defineEvent<{ personId: string; channel: string }>(
  "contact-method.verified",
);
export const contactMethodRemoved = defineEvent<{ personId: string; channel: string }>(
  "contact-method.removed",
);
export const notificationRulesChanged = defineEvent<Record<string, never>>("notification-rules.changed");
export const serviceChanged = defineEvent<{ change: "created" | "updated" | "archived" }>("service.changed");
