import { existsSync } from "node:fs";
import { join } from "node:path";
import { clusterIn, readPasswords } from "./cluster.ts";
import { ownerUrl } from "./owner.ts";
import { whenReady } from "./postmaster.ts";

/** The owner's address on a server that already runs for `dataDir`, for commands beside a running Ripplecast. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  if (!existsSync(join(dataDir, "postgres"))) return undefined;
  const cluster = clusterIn(dataDir);
  const running = await whenReady(cluster);
  return running && ownerUrl(running.port, readPasswords(cluster).owner);
}
