import { spawn } from "node:child_process";
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { program } from "./binaries.ts";
import { type Cluster, lastLine, serverEnv } from "./cluster.ts";
import { EmbeddedPostgresError, TryAgain } from "./errors.ts";
import { commandLine, isAlive } from "./processes.ts";
import type { RunAs } from "./run-as.ts";

/** The server process that holds our files, as its pid file tells. */
export type Postmaster = { pid: number; port: number; ready: boolean };

const LOG_LIMIT_BYTES = 10_000_000;
const START_LIMIT_MS = 120_000; // recovery after a crash replays the log, which can take a while
const STOP_LIMIT_MS = 30_000;

/** The server that runs on these files now, also one that outlived the process which started it. */
export function runningPostmaster(cluster: Cluster): Postmaster | undefined {
  const pidFile = join(cluster.data, "postmaster.pid");
  const lines = readLines(pidFile);
  const pid = Math.abs(Number(lines[0]));
  if (!pid) return undefined;
  if (isPostgresOn(pid, cluster)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  // Some other process has got the number since: PostgreSQL would take it for a running server and refuse.
  if (isAlive(pid)) rmSync(pidFile, { force: true });
  return undefined;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

const isPostgresOn = (pid: number, { data }: Cluster): boolean =>
  isAlive(pid) && commandLine(pid).some((part) => part === data || part.includes(`-D ${data} `));

/**
 * Starts the server and waits until it takes connections.
 * It gets a session of its own: Ctrl-C must stop us first, and us it. Its log is a file, because a pipe to us would
 * break when we are killed while it goes on.
 */
export async function startPostmaster(
  cluster: Cluster,
  runAs: RunAs,
  port: number,
  settings: Record<string, string>,
): Promise<Postmaster> {
  setAsideLongLog(cluster.log);
  const { file, args } = runAs.command(program(runAs.binaries, "postgres"), [
    "-D",
    cluster.data,
    ...Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]),
  ]);
  const log = openSync(cluster.log, "a", 0o600);
  const logStart = fstatSync(log).size;
  const child = spawn(file, args, {
    ...runAs.spawn,
    cwd: "/",
    env: serverEnv(),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  child.unref();
  return waitUntilReady(cluster, child.pid, ended, logStart);
}

async function waitUntilReady(
  cluster: Cluster,
  pid: number | undefined,
  ended: Promise<string>,
  logStart: number,
): Promise<Postmaster> {
  let end: string | undefined;
  ended.then((how) => {
    end = how;
  });
  for (const giveUpAt = Date.now() + START_LIMIT_MS; Date.now() < giveUpAt; await sleep(20)) {
    if (end !== undefined)
      throw whyItEnded(readFileSync(cluster.log, "utf8").slice(logStart), end, cluster.log);
    const running = runningPostmaster(cluster);
    // Another process may have started one at the same moment: ours ends then.
    if (running?.ready && running.pid === pid) return running;
  }
  throw new EmbeddedPostgresError(
    `The embedded database did not get ready within 2 minutes: see ${cluster.log}`,
  );
}

const PASSING_TROUBLE =
  /Address already in use|could not bind|still in use|lock file "postmaster\.pid" already exists/;

/** Decides from the server's own words whether trying again can help. */
export function whyItEnded(said: string, end: string, logFile: string): Error {
  const fatal = said.split("\n").findLast((line) => /FATAL|PANIC/.test(line)) ?? lastLine(said) ?? end;
  if (PASSING_TROUBLE.test(said)) return new TryAgain(fatal.trim());
  if (end.startsWith("SIG"))
    return new TryAgain(`The embedded database was ended by ${end} while it started`);
  return new EmbeddedPostgresError(`The embedded database did not start: ${fatal.trim()} (see ${logFile})`);
}

/** Waits for a server that is already on its way up, for example one recovering from a crash. */
export async function whenReady(cluster: Cluster): Promise<Postmaster | undefined> {
  for (const giveUpAt = Date.now() + START_LIMIT_MS; Date.now() < giveUpAt; await sleep(20)) {
    const running = runningPostmaster(cluster);
    if (!running || running.ready) return running;
  }
  throw new EmbeddedPostgresError(`The embedded database does not get ready: see ${cluster.log}`);
}

/** Fast shutdown: open transactions roll back, everything is written; immediate only when that takes too long. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!signalPostmaster(cluster, signal)) return;
    for (const giveUpAt = Date.now() + STOP_LIMIT_MS; Date.now() < giveUpAt; await sleep(20))
      if (!runningPostmaster(cluster)) return;
  }
}

/** @returns false when no server runs on these files */
export function signalPostmaster(cluster: Cluster, signal: NodeJS.Signals): boolean {
  const running = runningPostmaster(cluster);
  if (!running) return false;
  try {
    process.kill(running.pid, signal);
  } catch {
    return false; // it ended between the two lines
  }
  return true;
}

/** A port that is free at this moment; somebody may still take it before the server does. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

function setAsideLongLog(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
}
