import { join } from "node:path";
import { startEmbeddedPostgres } from "#kernel/db/embedded/start-embedded-postgres";
import { addressFor, migrate } from "#kernel/db/migrate";
import type { Logger } from "#kernel/log";
import { createSecrets } from "#kernel/secrets";
import { BackupError } from "./backup/backup-file.ts";
import { isHalfRestored } from "./backup/half-restored.ts";
import type { Config } from "./config.ts";
import { outliveDatabase } from "./outlive-database.ts";
import { PACKAGE_FOLDER } from "./package-folder.ts";

export type Database = {
  /** Owns the tables: for migrations, backups and the doctor. A session connection. */
  ownerUrl: string;
  /** Addresses for the application role. */
  app: { pooled: string; direct: string };
  /** Names of the migrations applied at this start. */
  applied: string[];
  stop(): Promise<void>;
};

/** Brings up the database that the settings name, or the embedded one, with the newest schema. */
export async function openDatabase(config: Config, secretKey: string, log: Logger): Promise<Database> {
  const embedded = config.embedded ? await startEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
  const pooledOwner = embedded?.url.owner ?? config.databaseUrl ?? "";
  const ownerUrl = embedded?.url.owner ?? config.databaseDirectUrl ?? pooledOwner;
  try {
    if (await isHalfRestored(ownerUrl))
      throw new BackupError(
        "A restore into this database was interrupted: run `ripplecast restore <file>` again",
      );
    const password = createSecrets(secretKey).derive("database-app-role").toString("base64url");
    const bringUpToDate = () => migrate(ownerUrl, password, migrationsFolder());
    const { applied, appUrl } = await (embedded ? outliveDatabase(log, bringUpToDate) : bringUpToDate());
    const { username } = new URL(appUrl);
    return {
      ownerUrl,
      applied,
      app: { direct: appUrl, pooled: addressFor(pooledOwner, decodeURIComponent(username), password) },
      stop: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

export const migrationsFolder = (): string => join(PACKAGE_FOLDER, "migrations");
