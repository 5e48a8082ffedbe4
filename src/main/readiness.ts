import { sql } from "kysely";
import type { Db } from "#kernel/db/db";
import { migrationFiles } from "#kernel/db/migrate";
import { migrationsFolder } from "./database.ts";
import type { Engine } from "./engine.ts";
import type { Readiness } from "./http/settings.ts";

const DEADLINES_STALLED_MS = 30_000;
// A job may take long: a fan-out waits for slow mail servers.
const JOBS_STALLED_MS = 120_000;

/**
 * Whether this node should be given requests. `deadlines` and `jobs` are checked where the node does such work: one
 * whose workers stand still promises what nobody keeps, so whoever watches it should replace it.
 */
export async function readiness(engine: Engine, listening: boolean): Promise<Readiness> {
  const database = await answers(engine.db);
  const checks: Record<string, boolean> = { listening, database };
  checks.migrations = database && (await isMigrated(engine.db));
  const deadlinesQuiet = engine.deadlines.quietForMs();
  if (deadlinesQuiet !== null) checks.deadlines = deadlinesQuiet < DEADLINES_STALLED_MS;
  const jobsQuiet = engine.jobsQuietForMs();
  if (jobsQuiet !== null)
    checks.jobs = jobsQuiet < JOBS_STALLED_MS || (database && !(await jobsWait(engine.db, JOBS_STALLED_MS)));
  return { ready: Object.values(checks).every(Boolean), checks };
}

const answers = (db: Db): Promise<boolean> =>
  sql`select 1`.execute(db.spanning).then(
    () => true,
    () => false,
  );

/** A newer database is fine: during a rolling upgrade the older nodes go on. */
async function isMigrated(db: Db): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ripplecast.migrations()`.execute(
      db.spanning,
    );
    const applied = new Set(rows.map(({ name }) => name));
    return (await migrationFiles(migrationsFolder())).every((name) => applied.has(name));
  } catch {
    return false;
  }
}

/** Whether a job of ours could have been begun that long ago, and was not. */
async function jobsWait(db: Db, milliseconds: number): Promise<boolean> {
  const { rows } = await sql`
    select from pgboss.job where state in ('created', 'retry') and name not like '\\_\\_%'
      and start_after < now() - ${milliseconds} * interval '1 millisecond' limit 1`.execute(db.spanning);
  return rows.length > 0;
}
