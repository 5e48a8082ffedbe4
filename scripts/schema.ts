import { readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { migrate } from "../src/kernel/db/migrate.ts";
import { startScratchServer } from "../test/world/test-server.ts";
import { readCatalogue } from "./schema/catalogue.ts";
import { schemaSql } from "./schema/schema-sql.ts";
import { tablesTs } from "./schema/tables-ts.ts";

/**
 * Applies all migrations to an empty database and writes what came out: the schema for people (`migrations/schema.sql`)
 * and the row types for the compiler. With --check it writes nothing and fails when a file is not up to date.
 */
const files = await generate();
const stale = Object.entries(files).filter(([path, text]) => readOrEmpty(path) !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not what the migrations make: run npm run schema`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) writeFileSync(path, text);
  console.log(stale.length > 0 ? `Written: ${stale.map(([path]) => path).join(", ")}` : "Nothing changed");
}

async function generate(): Promise<Record<string, string>> {
  const server = await startScratchServer();
  try {
    const client = await migratedDatabase(server.url);
    try {
      const catalogue = await readCatalogue(client);
      return {
        "migrations/schema.sql": schemaSql(catalogue),
        "src/kernel/db/tables.ts": tablesTs(catalogue),
      };
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

async function migratedDatabase(serverUrl: string): Promise<pg.Client> {
  const url = new URL(serverUrl);
  url.pathname = "/ripplecast";
  await migrate(url.href, "only for this run", "migrations");
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
