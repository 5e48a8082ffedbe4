import pg from "pg";
import type { Runtime } from "#kernel/ctx";
import { surviveLostConnections } from "#kernel/db/db";
import type { Id, WorkspaceId } from "#kernel/ids";
import { insertionOf, type Statement } from "#kernel/jobs";
import { processAcceptedEvents } from "../process/job.ts";
import { relyOnWorkInHand } from "../process/work-in-hand.ts";

export type AcceptedItem = {
  workspaceId: WorkspaceId;
  sourceId: Id<"alert-source">;
  entry: string;
  receipt: string | null;
  raw: Buffer;
};

export type AcceptedStore = {
  /** Stores a batch in one transaction together with one job per workspace that works it off. */
  store(items: readonly AcceptedItem[]): Promise<void>;
  close(): Promise<void>;
};

const ACCEPT = `select ripplecast.accept_events(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::bytea, $7::timestamptz)`;

/**
 * Has connections of its own: the whole transaction goes out in one write (pipelining) as prepared statements, and a
 * batch never waits behind other work for a connection.
 */
export function createAcceptedStore(runtime: Runtime): AcceptedStore {
  const pool = new pg.Pool({
    connectionString: runtime.db.directUrl,
    application_name: "ripplecast-intake",
    pipeline: true,
    max: 2,
    connectionTimeoutMillis: 5_000,
  } as pg.PoolConfig); // the type does not know `pipeline` yet
  surviveLostConnections(pool);

  return {
    async store(items) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await storeWith(client, runtime, items);
      } catch (error) {
        broken = isFaultOfItem(error) ? undefined : (error as Error);
        throw error;
      } finally {
        // What failed for another reason than its data may have left the connection in any state.
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function storeWith(
  client: pg.PoolClient,
  runtime: Runtime,
  items: readonly AcceptedItem[],
): Promise<void> {
  const { jobless, relied } = whoWorksOn(runtime, new Set(items.map((item) => item.workspaceId)));
  const accept = { name: "intake-accept", text: ACCEPT, values: acceptValues(items, runtime.clock.now()) };
  try {
    if (jobless.length === 0)
      await client.query(accept); // a transaction by itself
    else await withJobs(client, accept, await insertionOf(runtime, processAcceptedEvents, jobless));
  } finally {
    for (const done of relied) done();
  }
}

async function withJobs(client: pg.PoolClient, accept: pg.QueryConfig, jobs: Statement): Promise<void> {
  const results = await Promise.allSettled([
    client.query("begin"),
    client.query(accept),
    client.query({ name: "intake-enqueue", ...jobs }),
    // After a failure this rolls back, which is why the results above are looked at.
    client.query("commit"),
  ]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** A job per workspace, except where one of this node is at work already. */
function whoWorksOn({ jobs }: Runtime, workspaceIds: ReadonlySet<WorkspaceId>) {
  const found = [...workspaceIds].map((workspaceId) => ({
    workspaceId,
    relied: relyOnWorkInHand(jobs, workspaceId),
  }));
  return {
    jobless: found.filter(({ relied }) => !relied).map(({ workspaceId }) => ({ workspaceId })),
    relied: found.flatMap(({ relied }) => relied ?? []),
  };
}

const acceptValues = (items: readonly AcceptedItem[], at: Date): unknown[] => [
  items.map((item) => item.workspaceId),
  items.map((item) => item.sourceId),
  items.map((item) => item.entry),
  items.map((item) => item.receipt),
  items.map((item) => item.raw.length),
  Buffer.concat(items.map((item) => item.raw)),
  at,
];

/** Whether PostgreSQL blames the data: classes 22 (data exception) and 23 (integrity). */
export const isFaultOfItem = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^2[23]/.test(code);
};
