import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";
import { type DeliveryView, deliveryView } from "./delivery-view.ts";

export type AttemptView = {
  number: number;
  startedAt: string;
  finishedAt: string | null;
  outcome: "sent" | "later" | "never" | null;
  providerId: string | null;
  says: string | null;
};

export type DeliveryDetail = DeliveryView & {
  /** What was said, before names and times of the recipient were filled in; null when nothing was rendered. */
  words: { subject: string; text: string } | null;
  history: AttemptView[];
};

/** One delivery with its words and every attempt. */
export async function readDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryDetail> {
  allow(ctx, "delivery.read");
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("delivery")
      .selectAll()
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", deliveryId)
      .executeTakeFirst();
    if (!row) throw refuse("delivery-not-found", { id: deliveryId });
    return {
      ...deliveryView(ctx, row),
      words: row.words_hash === null ? null : await wordsOf(tx, ctx, row.words_hash),
      history: await attemptsOf(tx, ctx, deliveryId),
    };
  });
}

const Said = z.object({ subject: z.string(), text: z.string() });

async function wordsOf(tx: Tx, ctx: Ctx, hash: string): Promise<{ subject: string; text: string } | null> {
  const said = await tx
    .selectFrom("said")
    .select("words")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", hash)
    .executeTakeFirst();
  if (!said) return null;
  const { subject, text } = Said.parse(JSON.parse(said.words));
  return { subject: readable(subject), text: readable(text) };
}

// Slots stand as {name}: what each recipient got in their place is in the ledger.
const readable = (text: string): string => text.replace(/\uE000(\w+)\uE001/g, "{$1}");

async function attemptsOf(tx: Tx, ctx: Ctx, deliveryId: string): Promise<AttemptView[]> {
  const rows = await tx
    .selectFrom("delivery_attempt")
    .selectAll()
    .where("workspace_id", "=", ctx.workspaceId)
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .orderBy("started_at")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    outcome: row.outcome,
    providerId: row.provider_id,
    says: row.says,
  }));
}
