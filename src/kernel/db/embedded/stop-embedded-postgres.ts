import { clusterIn } from "./cluster.ts";
import { stopPostmaster } from "./postmaster.ts";

/** Stops the server that runs on files below `dataDir`, whoever started it. */
export const stopEmbeddedPostgres = (dataDir: string): Promise<void> => stopPostmaster(clusterIn(dataDir));
