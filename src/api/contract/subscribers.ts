import { z } from "zod";

const Id = z.string().min(1).max(40);
const Instant = z.iso.datetime();

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
  locale: z.string().max(20).optional(),
  timeZone: z.string().max(60).optional(),
});
export type AddSubscriber = z.input<typeof AddSubscriber>;
