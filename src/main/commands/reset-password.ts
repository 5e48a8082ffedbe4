import pg from "pg";
import { createPasswordResetLink } from "#domains/access";
import { addressFor } from "#kernel/db/migrate";
import { createLog } from "#kernel/log";
import { createSecrets } from "#kernel/secrets";
import type { Config } from "../config.ts";
import { createEngine } from "../engine.ts";
import { withOwnerDatabase } from "../owner-database.ts";
import { secretKeyFor } from "../secret-key.ts";

/** `ripplecast reset-password <email>`, beside a running Ripplecast too: for when no mail can be sent. */
export async function printResetLink(config: Config, [email]: readonly string[]): Promise<number> {
  if (!email) return fail(2, "Usage: ripplecast reset-password <email>");
  const link = await withOwnerDatabase(config, createLog("error"), (ownerUrl) =>
    linkFor(config, ownerUrl, email),
  );
  if (!link) return fail(1, `Nobody signs in with the address ${email}`);
  process.stdout.write(`Set a new password here, once and within an hour:\n${link}\n`);
  return 0;
}

async function linkFor(config: Config, ownerUrl: string, email: string): Promise<string | null> {
  const secretKey = secretKeyFor(config);
  const password = createSecrets(secretKey).derive("database-app-role").toString("base64url");
  const engine = createEngine(
    {
      database: { pooled: addressFor(ownerUrl, await appRoleOf(ownerUrl), password) },
      secretKey,
      publicUrl: config.publicUrl,
      log: createLog("error"),
    },
    { reactions: [], deadlines: [], workers: [], bindings: [] },
  );
  try {
    return await createPasswordResetLink(engine.runtime, email);
  } finally {
    await engine.db.close();
  }
}

async function appRoleOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select value from ripplecast.meta where key = 'app_role'");
    return rows[0].value;
  } finally {
    await client.end();
  }
}

function fail(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}
