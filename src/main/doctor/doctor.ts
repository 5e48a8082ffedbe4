import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "#kernel/log";
import type { Config } from "../config.ts";
import { withOwnerDatabase } from "../owner-database.ts";
import { type Finding, fail, warn } from "./finding.ts";
import { lookAtDatabase } from "./look-at-database.ts";
import { lookAtMachine } from "./look-at-machine.ts";

/** Looks at everything an installation stands on, beside a running one too, and changes nothing. */
export async function examine(config: Config, log: Logger): Promise<Finding[]> {
  const [database, machine] = await Promise.all([lookAtDatabaseOf(config, log), lookAtMachine(config)]);
  return [...database, ...machine];
}

async function lookAtDatabaseOf(config: Config, log: Logger): Promise<Finding[]> {
  if (config.embedded && !existsSync(join(config.dataDir, "postgres")))
    return [warn("database", `not made yet in ${config.dataDir}`, "run ripplecast start, or check DATA_DIR")];
  return withOwnerDatabase(config, log, lookAtDatabase).catch((error: Error) => [
    fail("database", error.message, "do what the message says"),
  ]);
}
