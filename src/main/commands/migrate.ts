import { createLog } from "#kernel/log";
import type { Config } from "../config.ts";
import { openDatabase } from "../database.ts";
import { secretKeyFor } from "../secret-key.ts";

/** Migrates and says what was applied. */
export async function migrateOnly(config: Config): Promise<number> {
  const database = await openDatabase(config, secretKeyFor(config), createLog("warn"));
  await database.stop();
  const { applied } = database;
  process.stdout.write(applied.length ? `Applied ${applied.join(", ")}\n` : "The schema is up to date\n");
  return 0;
}
