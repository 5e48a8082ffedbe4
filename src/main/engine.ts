import { type Clock, systemClock } from "#kernel/clock";
import { type Actor, type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import { type Db, openDb } from "#kernel/db/db";
import { createDeadlineRunner, type DeadlineHandler, type DeadlineRunner } from "#kernel/deadlines";
import { type Reaction, reactionsByEvent } from "#kernel/events";
import type { WorkspaceId } from "#kernel/ids";
import { createJobs, type JobRunner, type Worker } from "#kernel/jobs";
import type { Logger } from "#kernel/log";
import { createNotices, type Notices } from "#kernel/notices";
import { type Binding, createPorts } from "#kernel/ports";
import { createSecrets } from "#kernel/secrets";

/** The tables of main that say what the product does when something happens. */
export type Wiring = {
  reactions: readonly Reaction[];
  deadlines: readonly DeadlineHandler[];
  workers: readonly Worker[];
  bindings: readonly Binding[];
};

export type EngineSettings = {
  /** Addresses for the application role; `direct` bypasses a pooler. */
  database: { pooled: string; direct?: string };
  secretKey: string;
  publicUrl: string;
  log: Logger;
  clock?: Clock;
};

/** Everything but HTTP: the database, durable work, deadlines and notices of one node. */
export type Engine = {
  runtime: Runtime;
  db: Db;
  notices: Notices;
  deadlines: DeadlineRunner;
  ctxFor(workspaceId: WorkspaceId, actor: Actor): Ctx;
  /** Connects; from here on verbs can be called. */
  open(): Promise<void>;
  /** Starts doing jobs; deadlines are acted on by `work` only, or by hand (`deadlines.runDue`). */
  startJobs(): Promise<void>;
  /** Starts acting on deadlines and jobs (roles `worker` and `all`). */
  work(): Promise<void>;
  /** How long ago this node last began or ended a job; null unless it does jobs. */
  jobsQuietForMs(): number | null;
  stop(): Promise<void>;
};

export function createEngine(settings: EngineSettings, wiring: Wiring): Engine {
  const { log } = settings;
  const db = openDb(settings.database);
  let lastJobAt: number | null = null;
  const noteJob = () => {
    lastJobAt = performance.now();
  };
  const jobs: JobRunner = createJobs(
    db.directUrl,
    wiring.workers.map((worker) => noticed(worker, noteJob)),
    log,
  );
  const notices = createNotices(db.directUrl, log);
  const runtime: Runtime = {
    db,
    jobs,
    clock: settings.clock ?? systemClock,
    log,
    publicUrl: settings.publicUrl,
    secrets: createSecrets(settings.secretKey),
    reactionsTo: reactionsByEvent(wiring.reactions),
    use: createPorts(wiring.bindings),
  };
  const deadlines = createDeadlineRunner(runtime, wiring.deadlines);

  async function startJobs(): Promise<void> {
    await jobs.run(runtime);
    noteJob();
  }

  return {
    runtime,
    db,
    notices,
    deadlines,
    ctxFor: (workspaceId, actor) => createCtx(runtime, workspaceId, actor),
    async open() {
      await jobs.open();
      await notices.start();
    },
    startJobs,
    async work() {
      await startJobs();
      deadlines.start();
    },
    jobsQuietForMs: () => (lastJobAt === null ? null : performance.now() - lastJobAt),
    async stop() {
      await deadlines.stop();
      await jobs.stop();
      await notices.stop();
      await db.close();
    },
  };
}

/** The same worker, whose comings and goings are seen. */
const noticed = ({ kind, handler }: Worker, note: () => void): Worker => ({
  kind,
  async handler(ctx, data) {
    note();
    try {
      await handler(ctx, data);
    } finally {
      note();
    }
  },
});
