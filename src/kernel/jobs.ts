import { fromKysely, type Job, type JobResult, PgBoss } from "pg-boss";
import { type Ctx, createCtx, type Runtime } from "./ctx.ts";
import type { Tx } from "./db/db.ts";
import type { WorkspaceId } from "./ids.ts";
import type { Logger } from "./log.ts";

type JobData = Record<string, unknown>;

export type JobOptions = {
  /** How often a failed run is repeated before the job counts as failed. */
  retryLimit?: number;
  retryDelaySeconds?: number;
  /** Jobs that are fetched and settled together; they run at the same time, and each fails for itself. */
  batch?: number;
  /** Batches at the same time on one node: a slow job holds up the rest of its batch, not the other batches. */
  concurrency?: number;
};

/** A kind of durable work. Its data are ids, never content. */
export type JobKind<Data extends JobData> = {
  name: string;
  options: Required<JobOptions>;
  readonly __data?: Data;
};

export type Worker = { kind: JobKind<JobData>; handler: (ctx: Ctx, data: never) => Promise<void> };

/** A statement to be run on a connection of one's own. */
export type Statement = { text: string; values: unknown[] };

export type Jobs = {
  send(tx: Tx, name: string, data: readonly JobData[], startAfter?: Date): Promise<void>;
  /** The statement that adds jobs of one kind; its text is always the same, so it can be prepared. */
  insertion(name: string, data: readonly JobData[]): Promise<Statement>;
};

export const defineJob = <Data extends JobData>(name: string, options: JobOptions = {}): JobKind<Data> => ({
  name,
  options: { retryLimit: 20, retryDelaySeconds: 2, batch: 4, concurrency: 2, ...options },
});

/** Says who does a kind of job; listed in `main/jobs.ts`. The handler may run again after a crash. */
export const work = <Data extends JobData>(
  kind: JobKind<Data>,
  handler: (ctx: Ctx, data: Data) => Promise<void>,
): Worker => ({ kind, handler });

/** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
export const enqueue = <Data extends JobData>(
  tx: Tx,
  ctx: Ctx,
  kind: JobKind<Data>,
  data: Data,
  options: { startAfter?: Date } = {},
): Promise<void> => enqueueAll(tx, ctx, kind, [data], options);

/** Adds many jobs of one kind with one statement. */
export const enqueueAll = <Data extends JobData>(
  tx: Tx,
  { jobs, workspaceId }: Ctx,
  kind: JobKind<Data>,
  data: readonly Data[],
  { startAfter }: { startAfter?: Date } = {},
): Promise<void> =>
  jobs.send(
    tx,
    kind.name,
    data.map((each) => ({ ...each, workspaceId })),
    startAfter,
  );

/** The same for many workspaces, for callers with a connection of their own: one statement. */
export const insertionOf = <Data extends JobData>(
  { jobs }: Pick<Runtime, "jobs">,
  kind: JobKind<Data>,
  data: readonly (Data & { workspaceId: WorkspaceId })[],
): Promise<Statement> => jobs.insertion(kind.name, data);

export type JobRunner = Jobs & {
  /** Connects and creates the queues; from here on jobs can be added. */
  open(): Promise<void>;
  /** Starts doing the work (on nodes with the role `worker` or `all`). */
  run(runtime: Runtime): Promise<void>;
  stop(): Promise<void>;
};

const HEARTBEAT_SECONDS = 10;

/** @param directUrl a session connection: LISTEN does not survive a transaction pooler. */
export function createJobs(directUrl: string, workers: readonly Worker[], log: Logger): JobRunner {
  const boss = new PgBoss({
    connectionString: directUrl,
    application_name: "ripplecast-jobs",
    createSchema: false,
    useListenNotify: true,
    max: 6,
    // A dead worker's job is noticed by the monitor: without these it would wait a minute.
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  // Some of these are plain objects with a message.
  boss.on("error", ({ message }) => log.warn({ error: message }, "job queue"));

  return {
    async open() {
      await boss.start();
      const known = new Set((await boss.getQueues()).map((queue) => queue.name));
      for (const { kind } of workers)
        if (!known.has(kind.name)) await boss.createQueue(kind.name, queueOptions(kind));
    },
    async send(tx, name, data, startAfter) {
      const jobs = data.map((each) => ({ data: each, ...(startAfter && { startAfter }) }));
      if (jobs.length > 0) await boss.insert(name, jobs, { db: fromKysely(tx) });
    },
    async insertion(name, data) {
      let statement: Statement | undefined;
      const executeSql = async (text: string, values: unknown[] = []) => {
        statement = { text, values };
        return { rows: [] };
      };
      await boss.insert(
        name,
        data.map((each) => ({ data: each })),
        { db: { executeSql } },
      );
      if (!statement) throw new Error(`no statement adds jobs to ${name}`);
      return statement;
    },
    async run(runtime) {
      for (const worker of workers) await startWorker(boss, worker, runtime);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000, close: true }),
  };
}

const queueOptions = ({ options }: JobKind<JobData>) => ({
  notify: true,
  retryLimit: options.retryLimit,
  retryDelay: options.retryDelaySeconds,
  retryBackoff: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 3600,
});

// A notice wakes the workers at once, so the interval only decides how late a retry may be.
const POLLING_SECONDS = 1;

async function startWorker(boss: PgBoss, { kind, handler }: Worker, runtime: Runtime): Promise<void> {
  const options = {
    batchSize: kind.options.batch,
    localConcurrency: kind.options.concurrency,
    // Without it a queue that fills faster than notices come would be worked off one batch per interval.
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: POLLING_SECONDS,
    notifyPollingIntervalSeconds: POLLING_SECONDS,
  } as const;
  await boss.work(kind.name, options, (jobs: Job<JobData>[]) =>
    Promise.all(jobs.map((job) => runJob(runtime, kind, handler, job))),
  );
}

type JobOutput = { error: string };

async function runJob(
  runtime: Runtime,
  kind: JobKind<JobData>,
  handler: Worker["handler"],
  job: Job<JobData>,
): Promise<JobResult<JobOutput>> {
  const { workspaceId } = job.data as { workspaceId: WorkspaceId };
  const ctx = createCtx(runtime, workspaceId, { kind: "system", why: `job ${kind.name}` });
  try {
    await handler(ctx, job.data as never); // `work` ties the data's type to the handler's
    return { id: job.id, status: "completed" };
  } catch (error) {
    runtime.log.warn({ job: kind.name, jobId: job.id, err: error }, "job failed and will be tried again");
    return { id: job.id, status: "failed", output: { error: String(error) } };
  }
}
