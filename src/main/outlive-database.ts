import { setTimeout as sleep } from "node:timers/promises";
import { isAway } from "#kernel/db/trouble";
import type { Logger } from "#kernel/log";

const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/**
 * Repeats a step of the start while the embedded database is away: it dies and comes back at any time, and nobody
 * would start us a second time. The step must leave nothing behind when it fails.
 */
export async function outliveDatabase<T>(log: Logger, step: () => Promise<T>): Promise<T> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    try {
      return await step();
    } catch (error) {
      if (!isAway(error) || Date.now() > giveUpAt) throw error;
      log.warn({ error: (error as Error).message }, "The database went away during the start; trying again");
    }
  }
}
