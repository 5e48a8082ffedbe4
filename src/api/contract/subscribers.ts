import { z } from "zod";
import { id as Id, time as Instant, locale as Locale, timeZone as TimeZone } from "./common.ts";

export const Subscriber = z.object({
  id: Id,
  pageId: Id,
  channel: z.literal("email"),
  address: z.string(),
  state: z.enum(["unconfirmed", "active", "unsubscribed"]),
  componentIds: z.array(Id),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
});
export type Subscriber = z.infer<typeof Subscriber>;

export const SubscriberList = z.object({
  items: z.array(Subscriber),
  nextCursor: z.string().nullable(),
  counts: z.object({ active: z.int(), unconfirmed: z.int(), unsubscribed: z.int() }),
});
export type SubscriberList = z.infer<typeof SubscriberList>;

/** Added by a member: the person still confirms by the link in the mail. */
export const AddSubscriber = z.object({
  address: z.email().max(254),
  componentIds: z.array(Id).default([]),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
});
export type AddSubscriber = z.input<typeof AddSubscriber>;

/** Everything kept about the reader behind an address: all their subscriptions, and what they were sent. */
export const SubscriberExport = z.object({
  subscriberId: Id,
  exportedAt: Instant,
  subscriptions: z.array(Subscriber),
  messagesReceived: z.array(z.unknown()),
});
export type SubscriberExport = z.infer<typeof SubscriberExport>;
