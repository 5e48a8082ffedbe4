import { runningEmbeddedPostgres } from "#kernel/db/embedded/running-embedded-postgres";
import { startEmbeddedPostgres } from "#kernel/db/embedded/start-embedded-postgres";
import type { Logger } from "#kernel/log";
import type { Config } from "./config.ts";

/**
 * Lends the owner's address of the database to a command, as the schema stands. An embedded server that runs already is
 * used beside its Ripplecast; otherwise it runs for the time of the command.
 */
export async function withOwnerDatabase<T>(
  config: Config,
  log: Logger,
  use: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  const given =
    config.databaseDirectUrl ?? config.databaseUrl ?? (await runningEmbeddedPostgres(config.dataDir));
  if (given) return use(given);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  try {
    return await use(server.url.owner);
  } finally {
    await server.stop();
  }
}
