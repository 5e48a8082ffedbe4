import { sql } from "kysely";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { type Standing, standingOf } from "../engine/standing.ts";
import { refuse } from "../refusals.ts";
import type { PromiseKind, PromiseRow } from "./promise-row.ts";

export type PromiseMoveView = { from: string; to: string; reason: string; by: string; at: string };
export type PromiseView = {
  id: string;
  incidentId: string;
  audienceId: string;
  audience: string;
  ring: number;
  kind: PromiseKind;
  madeAt: string;
  dueAt: string;
  keptAt: string | null;
  missedAt: string | null;
  closedAt: string | null;
  standing: Standing;
  endedBecause: string | null;
  moves: PromiseMoveView[];
};

export type ListPromises = {
  incidentId?: string | undefined;
  open?: boolean | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
};

/** Promises, the next one due first: of one incident or of all, open ones or every one. */
export async function listPromises(
  ctx: Ctx,
  { incidentId, open = false, limit = 50, cursor }: ListPromises,
): Promise<Page<PromiseView>> {
  allow(ctx, "communication.read");
  const after = decodeCursor(cursor, 2);
  return ctx.transaction(async (tx) => {
    let query = tx
      .selectFrom("promise")
      .selectAll()
      .orderBy("due_at")
      .orderBy("id")
      .limit(limit + 1);
    if (after) query = query.where(sql<boolean>`(due_at, id) > (${momentOf(after[0])}, ${String(after[1])})`);
    if (incidentId !== undefined) query = query.where("incident_id", "=", incidentId);
    if (open) query = query.where("closed_at", "is", null);
    const page = toPage(
      await query.execute(),
      limit,
      ({ due_at, id }) => [due_at.getTime(), id],
      (row) => row,
    );
    return { ...page, items: await presentPromises(tx, ctx, page.items) };
  });
}

const LAST_MOMENT = 8.64e15;

/** A moment whatever a foreign cursor says: a wrong one shows the wrong page, and no failure. */
const momentOf = (value: unknown): Date => new Date(Math.min(Math.max(Number(value) || 0, 0), LAST_MOMENT));

/** Every promise of an incident, for domains and main to build on. Asks for no permission. */
export async function promisesOf(
  tx: Tx,
  ctx: Pick<Ctx, "clock">,
  incidentId: string,
): Promise<PromiseView[]> {
  const rows = await tx
    .selectFrom("promise")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  return presentPromises(tx, ctx, rows);
}

export async function presentPromise(tx: Tx, ctx: Pick<Ctx, "clock">, id: string): Promise<PromiseView> {
  const rows = await tx.selectFrom("promise").selectAll().where("id", "=", id).execute();
  const [view] = await presentPromises(tx, ctx, rows);
  if (!view) throw refuse("promise-not-found", { id });
  return view;
}

async function presentPromises(
  tx: Tx,
  { clock }: Pick<Ctx, "clock">,
  rows: readonly PromiseRow[],
): Promise<PromiseView[]> {
  if (rows.length === 0) return [];
  const audiences = await tx.selectFrom("audience").select(["id", "name", "ring"]).execute();
  const byId = new Map(audiences.map((audience) => [audience.id, audience]));
  const moves = await movesOf(
    tx,
    rows.map(({ id }) => id),
  );
  const now = clock.now();
  return rows.map((row) => ({
    id: row.id,
    incidentId: row.incident_id,
    audienceId: row.audience_id,
    audience: byId.get(row.audience_id)?.name ?? "?",
    ring: byId.get(row.audience_id)?.ring ?? 1,
    kind: row.kind,
    madeAt: row.made_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    keptAt: row.kept_at?.toISOString() ?? null,
    missedAt: row.missed_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    standing: standingOf(
      { dueAt: row.due_at, keptAt: row.kept_at, missedAt: row.missed_at, closedAt: row.closed_at },
      now,
    ),
    endedBecause: row.ended_because,
    moves: moves.get(row.id) ?? [],
  }));
}

async function movesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PromiseMoveView[]>> {
  const rows = await tx
    .selectFrom("promise_move")
    .selectAll()
    .where("promise_id", "in", [...ids])
    .orderBy("moved_at")
    .execute();
  const byPromise = Map.groupBy(rows, ({ promise_id }) => promise_id);
  return new Map(
    [...byPromise].map(([id, list]) => [
      id,
      list.map((row) => ({
        from: row.from_at.toISOString(),
        to: row.to_at.toISOString(),
        reason: row.reason,
        by: row.moved_by,
        at: row.moved_at.toISOString(),
      })),
    ]),
  );
}
