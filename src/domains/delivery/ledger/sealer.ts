import { sql } from "kysely";
import { seconds } from "#kernel/clock";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { type Rounds, startRounds } from "#kernel/rounds";
import { sealLedger } from "./seal-ledger.ts";

/** Seals every workspace's ledger about once a second, on any number of nodes; main starts and stops it. */
export const startSealer = (runtime: Runtime): Rounds =>
  startRounds({
    everyMs: seconds(1),
    round: () => sealAll(runtime),
    failure: "the ledger could not be sealed; trying again",
    log: runtime.log,
  });

/** One round over every workspace that has something to seal. */
export async function sealAll(runtime: Runtime): Promise<void> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from ripplecast.workspaces_with_unsealed_ledger()`.execute(runtime.db.spanning);
  for (const { workspace_id } of rows)
    await sealLedger(createCtx(runtime, workspace_id, { kind: "system", why: "ledger" }));
}
