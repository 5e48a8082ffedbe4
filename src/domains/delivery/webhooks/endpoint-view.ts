import type { Selectable } from "kysely";
import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { refuse } from "../refusals.ts";

export type WebhookEndpointView = {
  id: string;
  url: string;
  description: string;
  eventNames: string[];
  failingSince: string | null;
  disabledAt: string | null;
  disabledBecause: string | null;
  createdAt: string;
};

type Row = Selectable<Tables["webhook_endpoint"]>;

export const webhookEndpointView = (row: Row): WebhookEndpointView => ({
  id: row.id,
  url: row.url,
  description: row.description,
  eventNames: row.event_names,
  failingSince: row.failing_since?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  disabledBecause: row.disabled_because,
  createdAt: row.created_at.toISOString(),
});

export async function endpointRow(tx: Tx, ctx: Ctx, id: string): Promise<Row> {
  const row = await tx
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw refuse("webhook-endpoint-not-found", { id });
  return row;
}

export async function listWebhookEndpoints(ctx: Ctx): Promise<WebhookEndpointView[]> {
  allow(ctx, "delivery.read");
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("webhook_endpoint")
      .selectAll()
      .where("workspace_id", "=", ctx.workspaceId)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );
  return rows.map(webhookEndpointView);
}

export type WebhookMessageView = {
  id: string;
  eventName: string;
  state: "queued" | "sent" | "failed";
  createdAt: string;
  nextAttemptAt: string | null;
  attempts: { number: number; at: string; tookMs: number; status: number | null; says: string | null }[];
};

const Log = z.object({
  endpointId: z.string(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** What was sent to an endpoint, with every attempt; newest first. */
export async function listWebhookMessages(
  ctx: Ctx,
  input: z.input<typeof Log>,
): Promise<Page<WebhookMessageView>> {
  allow(ctx, "delivery.read");
  const { endpointId, limit, cursor } = parse(Log, input);
  const after = decodeCursor(cursor, 2);
  return ctx.transaction(async (tx) => {
    await endpointRow(tx, ctx, endpointId);
    let query = tx
      .selectFrom("webhook_message")
      .select(["id", "position", "event_name", "state", "created_at", "next_attempt_at"])
      .where("workspace_id", "=", ctx.workspaceId)
      .where("endpoint_id", "=", endpointId);
    if (after)
      query = query.where((is) =>
        is(is.refTuple("position", "id"), "<", is.tuple(Number(after[0]), String(after[1]))),
      );
    const rows = await query
      .orderBy("position", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const attempts = await attemptsOf(
      tx,
      ctx,
      rows.map(({ id }) => id),
    );
    return toPage(
      rows,
      limit,
      (row) => [row.position, row.id],
      (row) => ({
        id: row.id,
        eventName: row.event_name,
        state: row.state,
        createdAt: row.created_at.toISOString(),
        nextAttemptAt: row.state === "queued" ? row.next_attempt_at.toISOString() : null,
        attempts: attempts.get(row.id) ?? [],
      }),
    );
  });
}

async function attemptsOf(
  tx: Tx,
  ctx: Ctx,
  messageIds: readonly string[],
): Promise<Map<string, WebhookMessageView["attempts"]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("webhook_attempt")
    .selectAll()
    .where("workspace_id", "=", ctx.workspaceId)
    .where("message_id", "in", messageIds)
    .orderBy("number")
    .execute();
  const views = rows.map((row) => ({
    messageId: row.message_id,
    view: {
      number: row.number,
      at: row.at.toISOString(),
      tookMs: row.took_ms,
      status: row.status,
      says: row.says,
    },
  }));
  const byMessage = Map.groupBy(views, ({ messageId }) => messageId);
  return new Map([...byMessage].map(([id, list]) => [id, list.map(({ view }) => view)]));
}
