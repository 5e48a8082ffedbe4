import { sql } from "kysely";
import { after, seconds } from "#kernel/clock";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { type Rounds, startRounds } from "#kernel/rounds";
import { processAcceptedEvents } from "./job.ts";

/** Longer than working off takes, unless nobody does it. */
const OVERLOOKED_AFTER_MS = seconds(5);

/**
 * Sees to it that nothing accepted stays lying, whatever became of the work that others relied on: of a process that
 * died, or of one that lost its job while the database was away. Main starts and stops it.
 */
export const startOverseer = (runtime: Runtime): Rounds =>
  startRounds({
    everyMs: seconds(5),
    round: () => resumeOverlooked(runtime),
    failure: "waiting events could not be looked for; trying again",
    log: runtime.log,
  });

/** Gives a job to each workspace in which events have been waiting for long. */
export async function resumeOverlooked(runtime: Runtime): Promise<void> {
  const before = after(runtime.clock.now(), -OVERLOOKED_AFTER_MS);
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from ripplecast.workspaces_with_overlooked_events(${before})`.execute(
    runtime.db.spanning,
  );
  for (const { workspace_id } of rows) {
    const ctx = createCtx(runtime, workspace_id, { kind: "system", why: "overlooked events" });
    await ctx.transaction((tx) => enqueue(tx, ctx, processAcceptedEvents, {}));
  }
}
