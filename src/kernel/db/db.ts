import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { WorkspaceId } from "../ids.ts";
import type { Tables } from "./tables.ts";

/** A transaction in which only one workspace's rows exist. */
export type Tx = Transaction<Tables>;

export type Db = {
  /** Runs `fn` in a transaction that sees one workspace; commits when it returns, rolls back when it throws. */
  transaction<T>(workspaceId: WorkspaceId, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * For the few named SECURITY DEFINER functions in schema `ripplecast` that look across workspaces. Every product
   * table is empty here: no workspace is set.
   */
  spanning: Kysely<Tables>;
  /** The connection address of the application role, for what needs a connection of its own (LISTEN, jobs). */
  directUrl: string;
  close(): Promise<void>;
};

// Counts fit a number here; bigint columns that may not are read as text by their stores.
const INT8_OID = 20;

/** @param urls addresses for the application role; `direct` bypasses a pooler and defaults to `pooled`. */
export function openDb(
  urls: { pooled: string; direct?: string },
  options: { connections?: number } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: urls.pooled,
    max: options.connections ?? 16,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types: {
      getTypeParser: (oid, format) => (oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  surviveLostConnections(pool);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return {
    spanning: kysely,
    directUrl: urls.direct ?? urls.pooled,
    transaction: (workspaceId, fn) =>
      kysely.transaction().execute(async (tx) => {
        await sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(tx);
        return fn(tx);
      }),
    close: () => kysely.destroy(),
  };
}

/**
 * Connections may die: idle ones are replaced on the next use, and a transaction fails at its next statement. Without
 * these listeners the process would end; the pool's own one does not cover a connection that is in use and happens to
 * be between two statements.
 */
export function surviveLostConnections(pool: pg.Pool): void {
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
}
