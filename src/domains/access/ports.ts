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
