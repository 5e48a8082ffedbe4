import { sql } from "kysely";
import type { Clock } from "./clock.ts";
import { type Ctx, createCtx, type Runtime } from "./ctx.ts";
import type { Db, Tx } from "./db/db.ts";
import type { Json } from "./db/tables.ts";
import type { WorkspaceId } from "./ids.ts";

/** A moment by which something must happen, kept as a row: it survives every crash. */
export type DeadlineKind = { name: string };

export type Deadline = { subjectId: string; dueAt: Date; detail: Json };

/**
 * What happens when a deadline is due. Runs inside the transaction that claims the row, so it happens exactly once:
 * database work and `enqueue` only, nothing that leaves the machine.
 */
export type DeadlineHandler = {
  kind: DeadlineKind;
  handler: (ctx: Ctx, deadline: Deadline) => Promise<void>;
};

export const defineDeadline = (name: string): DeadlineKind => ({ name });

export const whenDue = (
  kind: DeadlineKind,
  handler: (ctx: Ctx, deadline: Deadline) => Promise<void>,
): DeadlineHandler => ({ kind, handler });

/** Sets or moves the one deadline of this kind on this subject. */
export async function setDeadline(
  tx: Tx,
  ctx: Ctx,
  kind: DeadlineKind,
  subjectId: string,
  dueAt: Date,
  detail: Json = {},
): Promise<void> {
  const values = {
    due_at: dueAt,
    detail: JSON.stringify(detail),
    retry_at: null,
    attempts: 0,
    last_error: null,
  };
  await tx
    .insertInto("deadline")
    .values({ workspace_id: ctx.workspaceId, kind: kind.name, subject_id: subjectId, ...values })
    .onConflict((conflict) => conflict.columns(["workspace_id", "kind", "subject_id"]).doUpdateSet(values))
    .execute();
}

export async function clearDeadline(tx: Tx, ctx: Ctx, kind: DeadlineKind, subjectId: string): Promise<void> {
  await tx
    .deleteFrom("deadline")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("kind", "=", kind.name)
    .where("subject_id", "=", subjectId)
    .execute();
}

export type DeadlineRunner = {
  start(): void;
  /** Acts on everything that is due now; returns how many. */
  runDue(): Promise<number>;
  /** How long ago the runner last came through everything that was due; null unless it was started. */
  quietForMs(): number | null;
  stop(): Promise<void>;
};

const BATCH = 64;
// Also the longest that a deadline set by another node can go unnoticed.
const LONGEST_SLEEP_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

type DueRow = { workspace_id: string; kind: string; subject_id: string };

/** Runs deadlines on this node; any number of nodes may do so at once, each row is claimed by one of them. */
export function createDeadlineRunner(runtime: Runtime, handlers: readonly DeadlineHandler[]): DeadlineRunner {
  const byKind = new Map(handlers.map((handler) => [handler.kind.name, handler]));
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let lastRoundAt: number | null = null;

  async function runDue(): Promise<number> {
    let done = 0;
    for (;;) {
      const due = await dueDeadlines(runtime.db, runtime.clock);
      const results = await Promise.all(due.map((row) => runOne(runtime, byKind, row)));
      const acted = results.filter(Boolean).length;
      done += acted;
      if (due.length < BATCH || acted === 0) return done;
    }
  }

  async function loop(): Promise<void> {
    try {
      await runDue();
      lastRoundAt = performance.now();
    } catch (error) {
      runtime.log.warn({ err: error }, "deadlines could not be read; trying again");
    }
    if (!stopped) arm(await untilNext(runtime));
  }

  function arm(milliseconds: number): void {
    timer = setTimeout(() => {
      running = loop();
    }, milliseconds);
  }

  return {
    runDue,
    quietForMs: () => (lastRoundAt === null ? null : performance.now() - lastRoundAt),
    start() {
      lastRoundAt = performance.now();
      arm(0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

async function dueDeadlines(db: Db, clock: Clock): Promise<DueRow[]> {
  const { rows } =
    await sql<DueRow>`select * from ripplecast.due_deadlines(${clock.now()}, ${BATCH})`.execute(db.spanning);
  return rows;
}

async function untilNext({ db, clock }: Runtime): Promise<number> {
  try {
    const { rows } = await sql<{ at: Date | null }>`select ripplecast.next_deadline_at() as at`.execute(
      db.spanning,
    );
    const at = rows[0]?.at;
    const wait = at ? (at.getTime() - clock.now().getTime()) / (clock.rate ?? 1) : LONGEST_SLEEP_MS;
    return Math.min(Math.max(wait, 10), LONGEST_SLEEP_MS);
  } catch {
    return LONGEST_SLEEP_MS;
  }
}

async function runOne(
  runtime: Runtime,
  handlers: Map<string, DeadlineHandler>,
  row: DueRow,
): Promise<boolean> {
  const workspaceId = row.workspace_id as WorkspaceId;
  const handler = handlers.get(row.kind);
  if (!handler) return false;
  try {
    return await runtime.db.transaction(workspaceId, async (tx) => {
      const claimed = await claim(tx, runtime.clock, row);
      if (!claimed) return false;
      const ctx = createCtx(runtime, workspaceId, { kind: "system", why: `deadline ${row.kind}` }).within(tx);
      await forget(tx, row);
      await handler.handler(ctx, {
        subjectId: row.subject_id,
        dueAt: claimed.due_at,
        detail: claimed.detail,
      });
      return true;
    });
  } catch (error) {
    runtime.log.error(
      { err: error, deadline: row.kind, subjectId: row.subject_id },
      "deadline failed; trying again",
    );
    await runtime.db.transaction(workspaceId, (tx) => putOff(tx, runtime.clock, row, error)).catch(() => {});
    return false;
  }
}

const claim = (tx: Tx, clock: Clock, row: DueRow) =>
  oneDeadline(tx, row).where("due_at", "<=", clock.now()).forUpdate().skipLocked().executeTakeFirst();

const oneDeadline = (tx: Tx, row: DueRow) =>
  tx
    .selectFrom("deadline")
    .selectAll()
    .where("workspace_id", "=", row.workspace_id)
    .where("kind", "=", row.kind)
    .where("subject_id", "=", row.subject_id);

// Forgotten before the handler runs, so that the handler may set the same deadline anew.
const forget = (tx: Tx, row: DueRow) =>
  tx
    .deleteFrom("deadline")
    .where("workspace_id", "=", row.workspace_id)
    .where("kind", "=", row.kind)
    .where("subject_id", "=", row.subject_id)
    .execute();

async function putOff(tx: Tx, clock: Clock, row: DueRow, error: unknown): Promise<void> {
  const found = await oneDeadline(tx, row).executeTakeFirst();
  if (!found) return;
  const wait = Math.min(FIRST_RETRY_MS * 2 ** found.attempts, LONGEST_RETRY_MS);
  await tx
    .updateTable("deadline")
    .set({
      attempts: found.attempts + 1,
      retry_at: new Date(clock.now().getTime() + wait),
      last_error: String(error).slice(0, 500),
    })
    .where("workspace_id", "=", row.workspace_id)
    .where("kind", "=", row.kind)
    .where("subject_id", "=", row.subject_id)
    .execute();
}
