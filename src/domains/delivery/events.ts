import { defineEvent } from "#kernel/events";

/** A delivery will not be tried again. */
export const deliveryFailed = defineEvent<{
  deliveryId: string;
  purpose: string;
  subjectId: string;
  incidentId: string | null;
  channel: string;
  personId: string | null;
  subscriberId: string | null;
  state: "failed" | "suppressed";
  why: string;
}>("delivery.failed");

/** Some recipients of a broadcast could not be reached; recorded per window of a chunk. */
export const deliveriesFailed = defineEvent<{
  broadcastId: string;
  subjectId: string;
  incidentId: string | null;
  count: number;
  /** The first one's reason. */
  why: string;
}>("broadcast.deliveries-failed");

/** An address proved dead; nothing is sent to it until the suppression is lifted. */
export const addressSuppressed = defineEvent<{
  suppressionId: string;
  channel: string;
  personId: string | null;
  subscriberId: string | null;
  why: string;
}>("delivery.address-suppressed");

/** Something waits because its channel has no account yet. Recorded once per broadcast or single delivery. */
export const deliveryHeld = defineEvent<{ channel: string; subjectId: string; incidentId: string | null }>(
  "delivery.held",
);

/** An endpoint kept failing, or said that it is gone. */
export const webhookDisabled = defineEvent<{ endpointId: string; why: string }>("webhook.disabled");
