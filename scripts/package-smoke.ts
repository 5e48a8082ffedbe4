// Packs the product, installs it without development dependencies in an empty folder, and uses it once.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../src/kernel/db/embedded/postmaster.ts";
import { stopEmbeddedPostgres } from "../src/kernel/db/embedded/stop-embedded-postgres.ts";

const ROUTING_KEY = "0123456789abcdef0123456789abcdef";
const room = mkdtempSync(join(tmpdir(), "ripplecast-package-"));
try {
  install();
  await use();
} finally {
  rmSync(room, { recursive: true, force: true });
}

/** With the lock file beside it, npm takes exactly what the tests ran with, from its cache where it can. */
function install(): void {
  const npm = (cwd: string, ...args: string[]) => execFileSync("npm", args, { cwd, encoding: "utf8" }).trim();
  const tarball =
    npm(".", "pack", "--ignore-scripts", "--silent", "--pack-destination", room).split("\n").at(-1) ?? "";
  execFileSync("tar", ["-xzf", join(room, tarball), "-C", room]);
  const folder = join(room, "package");
  for (const file of ["package-lock.json", ".npmrc"]) copyFileSync(file, join(folder, file));
  npm(folder, "ci", "--omit=dev", "--prefer-offline");
  console.log(`Installed ${tarball}`);
}

async function use(): Promise<void> {
  const port = await freePort();
  const dataDir = join(room, "data");
  const server = spawn(process.execPath, ["bin/ripplecast.mjs", "start"], {
    cwd: join(room, "package"),
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: dataDir,
      BOOTSTRAP_ROUTING_KEY: ROUTING_KEY,
    },
    stdio: "inherit",
  });
  try {
    const base = `http://127.0.0.1:${port}`;
    await ready(base, () => server.exitCode !== null);
    expect("the first alert is accepted", (await enqueue(base)).status === 202);
    const page = await fetch(base);
    expect("the status page is served", page.ok && (await page.text()).includes("<html"));
    expect("the console is served", (await fetch(`${base}/console/`)).ok);
    server.kill("SIGTERM");
    const [code] = await once(server, "exit", { signal: AbortSignal.timeout(20_000) });
    expect("it ends well on SIGTERM", code === 0);
    expect("and takes its database along", !existsSync(join(dataDir, "postgres/data/postmaster.pid")));
  } finally {
    server.kill("SIGKILL");
    await stopEmbeddedPostgres(dataDir);
  }
}

async function ready(base: string, ended: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 90_000; Date.now() < giveUpAt && !ended(); await sleep(200)) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(ended() ? "the server ended by itself" : "the server was not ready after 90 s");
}

function enqueue(base: string): Promise<Response> {
  return fetch(`${base}/v2/enqueue`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      routing_key: ROUTING_KEY,
      event_action: "trigger",
      payload: { summary: "disk full on db-1", source: "db-1", severity: "critical" },
    }),
  });
}

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`not so: ${what}`);
  console.log(`✓ ${what}`);
}
