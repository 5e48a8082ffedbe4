import type { Ctx } from "#kernel/ctx";
import type { Id } from "#kernel/ids";
import type { Slots, Words } from "./message.ts";

export type DeliveryId = Id<"delivery">;

/** How pressing: each class has its own queue and retry policy, so that urgent never waits behind bulk. */
export const urgencies = ["urgent", "transactional", "bulk"] as const;
export type Urgency = (typeof urgencies)[number];

/** A delivery as its purpose sees it just before it leaves. */
export type PendingDelivery = {
  id: DeliveryId;
  subjectId: string;
  incidentId: string | null;
  broadcastId: string | null;
  channel: string;
  personId: Id<"person"> | null;
  subscriberId: string | null;
  /** Why this recipient is told, as stored when it was queued. */
  reason: string;
  locale: string;
  /** IANA name, or null when unknown: then say UTC (and the page's zone). */
  timeZone: string | null;
  drill: boolean;
  /** Small facts given when it was queued: ids, never content. */
  detail: Readonly<Record<string, string>>;
};

/** Words and slots for one delivery. Deliveries that get the same words must share the same `words` object. */
export type Rendered = { words: Words; slots?: Slots };

/**
 * Why something is sent, registered in `main/purposes.ts`. Delivery asks it twice, for all deliveries of a batch at
 * once, immediately before the hand-over.
 */
export type Purpose = {
  /** Unique over the product, such as `incident.update`. */
  kind: string;
  /** Still wanted? Those that no longer are, each with the reason that is kept; an empty map sends them all. */
  unwanted(ctx: Ctx, deliveries: readonly PendingDelivery[]): Promise<ReadonlyMap<DeliveryId, string>>;
  /** The words for each delivery. Throwing makes the whole batch try again later. */
  render(ctx: Ctx, deliveries: readonly PendingDelivery[]): Promise<ReadonlyMap<DeliveryId, Rendered>>;
};

export const definePurpose = (purpose: Purpose): Purpose => purpose;
