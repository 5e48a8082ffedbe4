import type { Ctx } from "#kernel/ctx";
import type { Id } from "#kernel/ids";
import { definePort } from "#kernel/ports";

/**
 * Members are people too, and people live above: finds the person with this address or makes one, within the
 * transaction of `ctx`, and answers its id.
 */
export const personOfMember =
  definePort<(ctx: Ctx, member: { name: string; email: string }) => Promise<Id<"person">>>(
    "access.person-of-member",
  );

export type MovedAddress = {
  personId: Id<"person">;
  from: string;
  to: string;
  /** Whether an address that another person has is an error, or the person then keeps the old one. */
  ifTaken: "refuse" | "keep";
};

/** Someone signs in with another address now: what was at the old one moves, within the transaction of `ctx`. */
export const personMoved =
  definePort<(ctx: Ctx, moved: MovedAddress) => Promise<void>>("access.person-moved");
