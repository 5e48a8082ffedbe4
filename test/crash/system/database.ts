import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { clusterIn, readPasswords } from "../../../src/kernel/db/embedded/cluster.ts";
import { address } from "../../../src/kernel/db/embedded/owner.ts";
import { runningPostmaster } from "../../../src/kernel/db/embedded/postmaster.ts";
import { stopEmbeddedPostgres } from "../../../src/kernel/db/embedded/stop-embedded-postgres.ts";

/** The embedded database of the server under test, seen from outside. */
export type Database = {
  /** `kill -9` of the postmaster; answers when. Waits for one to appear if the last was killed a moment ago. */
  kill(): Promise<number>;
  /** As the superuser, past row-level security; waits while the database is away. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Ends whatever still runs on the files. */
  stop(): Promise<void>;
};

const PATIENCE_MS = 60_000;

export function databaseIn(dataDir: string): Database {
  const cluster = clusterIn(dataDir);
  return {
    async kill() {
      for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(10)) {
        const pid = runningPostmaster(cluster)?.pid;
        if (pid !== undefined && killed(pid)) return Date.now();
      }
      throw new Error("there is no database to kill: the server did not start it again");
    },
    async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(250)) {
        try {
          const port = runningPostmaster(cluster)?.port;
          if (!port) throw new Error("the database is not running");
          const { superuser } = readPasswords(cluster);
          return await ask<Row>(address(port, "postgres", superuser, "ripplecast"), text, values);
        } catch (error) {
          if (!isAway(error) || Date.now() > giveUpAt) throw error;
        }
      }
    },
    stop: () => stopEmbeddedPostgres(dataDir),
  };
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false; // it ended between the two lines
  }
}

async function ask<Row extends pg.QueryResultRow>(
  connectionString: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // the query fails too, and says so
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Not our statement's fault: PostgreSQL blames classes 22 (data), 23 (integrity) and 42 (the statement) on it. */
const isAway = (error: unknown): boolean => !/^(22|23|42)/.test(String((error as { code?: unknown }).code));
