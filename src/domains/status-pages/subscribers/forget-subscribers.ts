import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { type Deadline, defineDeadline, whenDue } from "#kernel/deadlines";
import { CONFIRM_WITHIN_MS } from "./subscriber-links.ts";

/** When an address that nobody confirmed is forgotten: as soon as its link has expired. */
export const forgetUnconfirmed = defineDeadline("subscriber.forget-unconfirmed");
/** When an address that left is forgotten: late enough to answer "why did I get this?". */
export const forgetLeft = defineDeadline("subscriber.forget-left");

export const unconfirmedUntil = (ctx: Ctx): Date => after(ctx.clock.now(), CONFIRM_WITHIN_MS);
export const leftUntil = (ctx: Ctx): Date => after(ctx.clock.now(), days(30));

/** Addresses that are not in use are not kept. */
export const forgetSubscribers = [
  whenDue(forgetUnconfirmed, (ctx: Ctx, { subjectId }: Deadline) =>
    ctx.transaction(async (tx) => {
      await tx
        .deleteFrom("subscriber")
        .where("id", "=", subjectId)
        .where("confirmed_at", "is", null)
        .execute();
    }),
  ),
  whenDue(forgetLeft, (ctx: Ctx, { subjectId }: Deadline) =>
    ctx.transaction(async (tx) => {
      await tx
        .deleteFrom("subscriber")
        .where("id", "=", subjectId)
        .where("unsubscribed_at", "is not", null)
        .execute();
    }),
  ),
] as const;
