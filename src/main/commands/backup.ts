import { createLog } from "#kernel/log";
import { createSecrets } from "#kernel/secrets";
import { backup } from "../backup/backup.ts";
import { BackupError } from "../backup/backup-file.ts";
import { restore } from "../backup/restore.ts";
import type { Config } from "../config.ts";
import { migrationsFolder } from "../database.ts";
import { workers } from "../jobs.ts";
import { withOwnerDatabase } from "../owner-database.ts";
import { secretKeyFor } from "../secret-key.ts";

/** `ripplecast backup <file>`, beside a running Ripplecast too. */
export const backupTo = (config: Config, [file]: readonly string[]): Promise<number> =>
  saying(async () => {
    const target = required(file, "backup");
    const { keyId } = createSecrets(secretKeyFor(config));
    const log = createLog("error");
    const { rows, jobs } = await withOwnerDatabase(config, log, (ownerUrl) =>
      backup({ ownerUrl, file: target, keyId, now: new Date() }),
    );
    return [
      `${target}: ${rows} rows and ${jobs} pending jobs`,
      `Restoring it needs the SECRET_KEY in use (${keyId}), which is not in the file: keep it elsewhere${
        config.secretKey ? "" : ` (it is in ${config.dataDir}/secret-key)`
      }`,
    ];
  });

/** `ripplecast restore <file>`, into an empty database, before the first start. */
export const restoreFrom = (config: Config, [file]: readonly string[]): Promise<number> =>
  saying(async () => {
    const source = required(file, "restore");
    const secrets = createSecrets(secretKeyFor(config));
    const log = createLog("error");
    const { rows, jobs } = await withOwnerDatabase(config, log, (ownerUrl) =>
      restore({
        ownerUrl,
        file: source,
        keyId: secrets.keyId,
        appPassword: secrets.derive("database-app-role").toString("base64url"),
        migrations: migrationsFolder(),
        workers,
        log,
      }),
    );
    return [`Restored ${rows} rows and ${jobs} pending jobs from ${source}`];
  });

function required(file: string | undefined, command: string): string {
  if (file) return file;
  throw new BackupError(`Name the file: ripplecast ${command} <file>`);
}

async function saying(run: () => Promise<string[]>): Promise<number> {
  try {
    for (const line of await run()) process.stdout.write(`${line}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
