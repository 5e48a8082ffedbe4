import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { isAlive } from "#kernel/db/embedded/processes";
import { startEmbeddedPostgres } from "#kernel/db/embedded/start-embedded-postgres";
import { stopEmbeddedPostgres } from "#kernel/db/embedded/stop-embedded-postgres";

const PREFIX = "ripplecast-test-";

/**
 * The server tests run on: the one named by TEST_DATABASE_URL (a role with CREATEDB and CREATEROLE), else an embedded
 * one of this run alone, without any sync to disk.
 */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startScratchServer();
}

/** An embedded server in a temporary folder; its role owns no database yet but may create databases and roles. */
export async function startScratchServer(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(dataDir, "pid"), String(process.pid));
  const server = await startEmbeddedPostgres({
    dataDir,
    log: { info() {}, warn: console.warn },
    scratch: true,
  });
  await allowCreatingDatabases(server.url.superuser);
  const url = new URL(server.url.owner);
  url.pathname = "/postgres";
  return {
    url: url.href,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function allowCreatingDatabases(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query("alter role ripplecast createdb");
  // Dropping a database by force ends its connections; one of them may be the server's own cleaner at work.
  await client.query("grant pg_signal_autovacuum_worker to ripplecast");
  await client.end();
}

/** A run that was killed leaves its server behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name);
    if (isAlive(startedBy(dataDir))) continue;
    await stopEmbeddedPostgres(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function startedBy(dataDir: string): number {
  try {
    return Number(readFileSync(join(dataDir, "pid"), "utf8"));
  } catch {
    return process.pid; // just being made
  }
}
