import type { Selectable } from "kysely";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AlertSourceRow } from "#kernel/db/tables";
import { type AnySettings, presentSettings } from "#kernel/fields";
import { refuse } from "../refusals.ts";
import { alertSources, sourceOfKind } from "../source.ts";

export type AlertSourceView = {
  id: string;
  kind: string;
  name: string;
  serviceId: string | null;
  escalationPolicyId: string | null;
  settings: AnySettings;
  disabledAt: string | null;
  lastEventAt: string | null;
  rejectedInLastDay: number;
  previousKeyUntil: string | null;
  createdAt: string;
};

type Row = Selectable<AlertSourceRow>;

export async function lockSource(tx: Tx, id: string): Promise<Row> {
  const row = await tx
    .selectFrom("alert_source")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("alert-source-not-found", { id });
  return row;
}

export async function sourceView(tx: Tx, ctx: Ctx, id: string): Promise<AlertSourceView> {
  const [view] = await sourceViews(tx, ctx, id);
  if (!view) throw refuse("alert-source-not-found", { id });
  return view;
}

/** All sources in use by name, or the one with this id. */
export async function sourceViews(tx: Tx, ctx: Ctx, id?: string): Promise<AlertSourceView[]> {
  let query = tx
    .selectFrom("alert_source")
    .selectAll()
    .where("archived_at", "is", null)
    .orderBy("name")
    .orderBy("id");
  if (id) query = query.where("id", "=", id);
  const rejected = await rejectedLately(tx, ctx);
  return (await query.execute()).map((row) => present(ctx, row, rejected.get(row.id) ?? 0));
}

async function rejectedLately(tx: Tx, ctx: Ctx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("rejected_count")
    .select(["source_id", (each) => each.fn.sum<string>("count").as("count")])
    .where("day", ">=", after(ctx.clock.now(), -days(1)))
    .groupBy("source_id")
    .execute();
  return new Map(rows.map((row) => [row.source_id, Number(row.count)]));
}

function present(ctx: Ctx, row: Row, rejectedInLastDay: number): AlertSourceView {
  const fields = sourceOfKind(ctx.use(alertSources), row.kind)?.fields ?? {};
  const keyUntil = row.previous_key_until;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    serviceId: row.service_id,
    escalationPolicyId: row.escalation_policy_id,
    settings: presentSettings(fields, row.settings as AnySettings), // checked when they were stored
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastEventAt: row.last_event_at?.toISOString() ?? null,
    rejectedInLastDay,
    previousKeyUntil: keyUntil && keyUntil > ctx.clock.now() ? keyUntil.toISOString() : null,
    createdAt: row.created_at.toISOString(),
  };
}
