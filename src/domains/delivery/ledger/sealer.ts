import { sql } from "kysely";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { sealLedger } from "./seal-ledger.ts";

export type Sealer = { stop(): Promise<void> };

const EVERY_MS = 1_000;

/** Seals every workspace's ledger about once a second, on any number of nodes; main starts and stops it. */
export function startSealer(runtime: Runtime): Sealer {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const round = async () => {
    try {
      await sealAll(runtime);
    } catch (error) {
      runtime.log.warn({ err: error }, "the ledger could not be sealed; trying again");
    }
    if (!stopped) arm();
  };
  const arm = () => {
    timer = setTimeout(() => {
      running = round();
    }, EVERY_MS);
  };

  arm();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** One round over every workspace that has something to seal. */
export async function sealAll(runtime: Runtime): Promise<void> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from ripplecast.workspaces_with_unsealed_ledger()`.execute(runtime.db.spanning);
  for (const { workspace_id } of rows)
    await sealLedger(createCtx(runtime, workspace_id, { kind: "system", why: "ledger" }));
}
