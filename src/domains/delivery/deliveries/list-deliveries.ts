import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { type DeliveryView, deliveryView } from "./delivery-view.ts";

const states = [
  "queued",
  "held",
  "sending",
  "sent",
  "delivered",
  "failed",
  "suppressed",
  "cancelled",
  "skipped",
] as const;

const Input = z.object({
  incidentId: z.string().optional(),
  subjectId: z.string().optional(),
  personId: z.string().optional(),
  broadcastId: z.string().optional(),
  channel: z.string().optional(),
  state: z.enum(states).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
export type ListDeliveries = z.input<typeof Input>;

/** Who was told what, when: newest first. Filters add up. */
export async function listDeliveries(ctx: Ctx, input: ListDeliveries = {}): Promise<Page<DeliveryView>> {
  allow(ctx, "delivery.read");
  const wanted = parse(Input, input);
  const rows = await ctx.transaction((tx) => query(tx, ctx, wanted).execute());
  return toPage(
    rows,
    wanted.limit,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => deliveryView(ctx, row),
  );
}

/** The deliveries of one subject, for the domain that queued them: asks no permission, shows no more than a view. */
export async function deliveriesOf(ctx: Ctx, subjectId: string): Promise<DeliveryView[]> {
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("delivery")
      .selectAll()
      .where("workspace_id", "=", ctx.workspaceId)
      .where("subject_id", "=", subjectId)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );
  return rows.map((row) => deliveryView(ctx, row));
}

function query(tx: Tx, ctx: Ctx, wanted: z.output<typeof Input>) {
  const { incidentId, subjectId, personId, broadcastId, channel, state } = wanted;
  const after = decodeCursor(wanted.cursor, 2);
  let rows = tx.selectFrom("delivery").selectAll().where("workspace_id", "=", ctx.workspaceId);
  if (incidentId) rows = rows.where("incident_id", "=", incidentId);
  if (subjectId) rows = rows.where("subject_id", "=", subjectId);
  if (personId) rows = rows.where("person_id", "=", personId);
  if (broadcastId) rows = rows.where("broadcast_id", "=", broadcastId);
  if (channel) rows = rows.where("channel", "=", channel);
  if (state) rows = rows.where("state", "=", state);
  if (after)
    rows = rows.where((is) =>
      is(is.refTuple("created_at", "id"), "<", is.tuple(new Date(String(after[0])), String(after[1]))),
    );
  return rows
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(wanted.limit + 1);
}
