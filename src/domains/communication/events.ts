import { defineEvent } from "#kernel/events";

// These leave as webhooks too: ids, numbers and times, never words.

type Of<More extends Record<string, unknown> = Record<never, never>> = { incidentId: string } & More;

export const audienceChanged = defineEvent<{ change: "created" | "updated" | "archived" }>(
  "audience.changed",
);
export const planChanged = defineEvent<{ version: number }>("plan.changed");
export const templateChanged = defineEvent<{ form: string; state: string; scenario: string }>(
  "template.changed",
);

export const updateSent =
  defineEvent<Of<{ number: number; status: string; audienceIds: string[]; waitingAudienceIds: string[] }>>(
    "update.sent",
  );
/** One message to one audience was handed to delivery: at once, or after its approval. */
export const messageSent =
  defineEvent<Of<{ updateId: string; audienceId: string; ring: number; nextUpdateAt: string | null }>>(
    "message.sent",
  );
export const approvalAsked = defineEvent<Of<{ audienceId: string }>>("message.approval-asked");
export const messageApproved = defineEvent<Of<{ audienceId: string }>>("message.approved");
export const messageRejected = defineEvent<Of<{ audienceId: string }>>("message.rejected");

type OfPromise<More extends Record<string, unknown> = Record<never, never>> = Of<
  { audienceId: string; dueAt: string } & More
>;
export const promiseMade = defineEvent<OfPromise<{ kind: string }>>("promise.made");
export const promiseKept = defineEvent<OfPromise>("promise.kept");
export const promiseMissed = defineEvent<OfPromise>("promise.missed");
export const promiseMoved = defineEvent<OfPromise<{ from: string }>>("promise.moved");
export const promiseEnded = defineEvent<OfPromise>("promise.ended");
export const audienceNotTold =
  defineEvent<Of<{ audienceId: string; lookAgainAt: string }>>("audience.not-told");
