import { z } from "zod";
import { allow } from "#domains/access";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import { readTimeCursor, writeTimeCursor } from "../time-cursor.ts";
import { id } from "../verbs/inputs.ts";
import { lockSource } from "./source-view.ts";

const COUNTED_DAYS = 7;

const Input = z.object({
  /** Null: what named no source that exists. */
  sourceId: id.nullable(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListRejectedInput = z.input<typeof Input>;

export type RejectedInputView = {
  id: string;
  receivedAt: string;
  reason: string;
  detail: string;
  size: number;
  sample: string;
};

export type RejectedInputPage = {
  items: RejectedInputView[];
  nextCursor: string | null;
  counts: { reason: string; count: number }[];
};

/** What was refused of a source, newest first, with samples; and how much, by reason. */
export async function listRejectedInput(ctx: Ctx, input: ListRejectedInput): Promise<RejectedInputPage> {
  allow(ctx, "alerts.read");
  const { sourceId, limit, cursor } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    if (sourceId) await lockSource(tx, sourceId);
    let query = tx
      .selectFrom("rejected_input")
      .selectAll()
      .where("source_id", sourceId ? "=" : "is", sourceId);
    const from = readTimeCursor(cursor);
    if (from)
      query = query.where((each) =>
        each.or([
          each("received_at", "<", from.at),
          each.and([each("received_at", "=", from.at), each("id", ">", from.id)]),
        ]),
      );
    const rows = await query
      .orderBy("received_at", "desc")
      .orderBy("id")
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id, received_at, reason, detail, size, sample }) => ({
        id,
        receivedAt: received_at.toISOString(),
        reason,
        detail,
        size,
        sample,
      })),
      nextCursor: rows.length > limit && last ? writeTimeCursor({ at: last.received_at, id: last.id }) : null,
      counts: await countsOf(tx, ctx, sourceId),
    };
  });
}

async function countsOf(tx: Tx, ctx: Ctx, sourceId: string | null) {
  const rows = await tx
    .selectFrom("rejected_count")
    .select(["reason", (each) => each.fn.sum<string>("count").as("count")])
    .where("source_id", "=", sourceId ?? "")
    .where("day", ">=", after(ctx.clock.now(), -days(COUNTED_DAYS)))
    .groupBy("reason")
    .orderBy("reason")
    .execute();
  return rows.map(({ reason, count }) => ({ reason, count: Number(count) }));
}
