import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../src/kernel/db/embedded/postmaster.ts";
import { runningEmbeddedPostgres } from "../src/kernel/db/embedded/running-embedded-postgres.ts";
import { stopEmbeddedPostgres } from "../src/kernel/db/embedded/stop-embedded-postgres.ts";

export const ROUTING_KEY = "0123456789abcdef0123456789abcdef";
const API_KEY = `rk_${"benchmark".repeat(5)}`;

/** The built product, started the way a user starts it, on a folder and a database of its own. */
export type Product = {
  base: string;
  /** The owner's address of the embedded database. */
  databaseUrl: string;
  staticDir: string;
  api<Answer = Record<string, never>>(method: string, path: string, body?: unknown): Promise<Answer>;
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const room = mkdtempSync(join(tmpdir(), "ripplecast-bench-"));
  const dataDir = join(room, "data");
  const staticDir = join(room, "static");
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["bin/ripplecast.mjs", "start"], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: dataDir,
      STATIC_DIR: staticDir,
      LOG_LEVEL: "error",
      BOOTSTRAP_ROUTING_KEY: ROUTING_KEY,
      BOOTSTRAP_API_KEY: API_KEY,
      BOOTSTRAP_ADMIN_EMAIL: "ana@example.com",
      ...settings,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await ready(base, server);
  const databaseUrl = (await runningEmbeddedPostgres(dataDir)) ?? "";
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  return {
    base,
    databaseUrl,
    staticDir,
    api: (method, path, body) => call(base, method, path, body),
    sql: async (text, values) => (await client.query(text, values)).rows,
    async stop() {
      await client.end();
      server.kill("SIGTERM");
      await Promise.race([once(server, "exit"), sleep(20_000)]);
      server.kill("SIGKILL");
      await stopEmbeddedPostgres(dataDir);
      rmSync(room, { recursive: true, force: true });
    },
  };
}

async function ready(base: string, server: ChildProcess): Promise<void> {
  for (const giveUpAt = Date.now() + 120_000; Date.now() < giveUpAt; await sleep(100)) {
    if (server.exitCode !== null) throw new Error("the product ended before it was ready");
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error("the product did not get ready");
}

async function call<Answer>(base: string, method: string, path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === "" ? {} : JSON.parse(text)) as Answer;
}

/** Waits until everything accepted was worked off, so that the next measurement starts from rest. */
export async function settled({ sql }: Product): Promise<void> {
  for (;;) {
    const [row] = await sql<{ waiting: string }>(`select
      (select count(*) from accepted_event e where seq > coalesce((select processed_seq from alert_intake i
         where i.workspace_id = e.workspace_id), 0))
      + (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now())
      as waiting`);
    if (Number(row?.waiting) === 0) return;
    await sleep(200);
  }
}
