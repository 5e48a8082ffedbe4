import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import type { AlertLink } from "../incoming.ts";
import { readTimeCursor, writeTimeCursor } from "../time-cursor.ts";
import { id } from "./inputs.ts";

const Input = z.object({
  serviceId: id.optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListChangeEvents = z.input<typeof Input>;

export type ChangeEventView = {
  id: string;
  sourceId: string;
  sourceName: string;
  serviceId: string | null;
  summary: string;
  origin: string | null;
  links: AlertLink[];
  details: Record<string, unknown>;
  happenedAt: string;
};

/** Deployments and other changes, newest first: the first thing to look at when something broke. */
export async function listChangeEvents(
  ctx: Ctx,
  input: ListChangeEvents = {},
): Promise<{ items: ChangeEventView[]; nextCursor: string | null }> {
  allow(ctx, "alerts.read");
  const { serviceId, limit, cursor } = parse(Input, input);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("change_event as c")
      .innerJoin("alert_source as s", "s.id", "c.source_id")
      .selectAll("c")
      .select("s.name as source_name");
    if (serviceId) query = query.where("c.service_id", "=", serviceId);
    const from = readTimeCursor(cursor);
    if (from)
      query = query.where((each) =>
        each.or([
          each("c.happened_at", "<", from.at),
          each.and([each("c.happened_at", "=", from.at), each("c.id", ">", from.id)]),
        ]),
      );
    const rows = await query
      .orderBy("c.happened_at", "desc")
      .orderBy("c.id")
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({
        id: row.id,
        sourceId: row.source_id,
        sourceName: row.source_name,
        serviceId: row.service_id,
        summary: row.summary,
        origin: row.origin,
        links: row.links as AlertLink[], // made by a source, stored as made
        details: row.details as Record<string, unknown>,
        happenedAt: row.happened_at.toISOString(),
      })),
      nextCursor: rows.length > limit && last ? writeTimeCursor({ at: last.happened_at, id: last.id }) : null,
    };
  });
}
