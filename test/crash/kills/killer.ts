import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../system/database.ts";
import type { Server } from "../system/server.ts";
import type { PlannedKill, Target } from "./kill-plan.ts";

/** One `kill -9`. Times in milliseconds since 1970. */
export type Kill = {
  target: Target;
  at: number;
  /** When it was started again: the server by us, at once; the database by the server, so this is the kill itself. */
  restartedAt: number;
  /** When the server answered again that it is ready; null while another kill came first. */
  readyAt: number | null;
};

/** Kills one after the other, whatever state the system is in. */
export async function killAll(
  plan: readonly PlannedKill[],
  { server, database }: { server: Server; database: Database },
  say: (line: string) => void,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (const { target, waitMs } of plan) {
    await sleep(waitMs);
    const kill = target === "server" ? await killServer(server) : await killDatabase(database);
    kills.push(kill);
    say(`kill -9 ${target} (${kills.length} of ${plan.length})`);
    void noteReady(server, kill, () => kills.at(-1) === kill);
  }
  return kills;
}

async function killServer(server: Server): Promise<Kill> {
  const at = Date.now();
  await server.kill();
  const restartedAt = Date.now();
  server.launch();
  return { target: "server", at, restartedAt, readyAt: null };
}

async function killDatabase(database: Database): Promise<Kill> {
  const at = await database.kill();
  return { target: "database", at, restartedAt: at, readyAt: null };
}

async function noteReady(server: Server, kill: Kill, isLast: () => boolean): Promise<void> {
  // The database may still answer in the moment in which its processes notice their parent's death.
  if (kill.target === "database") await sleep(100);
  await server.ready();
  if (isLast()) kill.readyAt = Date.now();
}
