import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { presentAddress } from "../address.ts";

export type SuppressionView = {
  id: string;
  channel: string;
  address: string | null;
  reason: string;
  deliveryId: string | null;
  createdAt: string;
};

const Input = z.object({
  channel: z.string().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** Addresses nothing is sent to, and why; newest first. */
export async function listSuppressions(
  ctx: Ctx,
  input: z.input<typeof Input> = {},
): Promise<Page<SuppressionView>> {
  allow(ctx, "delivery.read");
  const { channel, limit, cursor } = parse(Input, input);
  const after = decodeCursor(cursor, 2);
  const rows = await ctx.transaction((tx) => {
    let query = tx
      .selectFrom("suppression")
      .selectAll()
      .where("workspace_id", "=", ctx.workspaceId)
      .where("lifted_at", "is", null);
    if (channel) query = query.where("channel", "=", channel);
    if (after)
      query = query.where((is) =>
        is(is.refTuple("created_at", "id"), "<", is.tuple(new Date(String(after[0])), String(after[1]))),
      );
    return query
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
  });
  return toPage(
    rows,
    limit,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => ({
      id: row.id,
      channel: row.channel,
      address: presentAddress(ctx, row.channel, row.address_sealed),
      reason: row.reason,
      deliveryId: row.delivery_id,
      createdAt: row.created_at.toISOString(),
    }),
  );
}
