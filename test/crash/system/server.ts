import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The program as a user starts it, in a process of its own. */
export type Server = {
  base: string;
  launch(): void;
  /** Resolves when the server says that it is ready. */
  ready(): Promise<void>;
  /** `kill -9`, without any chance to tidy up. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** How it ended when nobody had killed it: never, if the product keeps what it promises. */
  endedByItself: string[];
};

export type ServerSettings = {
  port: number;
  dataDir: string;
  logFile: string;
  env: Record<string, string>;
};

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;
const RELAUNCH_AFTER_MS = 1_000;

export function createServer({ port, dataDir, logFile, env }: ServerSettings): Server {
  const base = `http://127.0.0.1:${port}`;
  const endedByItself: string[] = [];
  let child: ChildProcess | undefined;
  let stopping = false;

  function launch(): void {
    const log = openSync(logFile, "a");
    const started = spawn(process.execPath, ["bin/ripplecast.mjs", "start"], {
      env: { PATH: process.env.PATH ?? "", PORT: String(port), DATA_DIR: dataDir, ...env },
      stdio: ["ignore", log, log],
    });
    child = started;
    started.once("exit", (code, signal) => {
      if (child !== started || stopping) return;
      endedByItself.push(`${signal ?? `exit code ${code}`} at ${new Date().toISOString()}`);
      setTimeout(() => child === started && !stopping && launch(), RELAUNCH_AFTER_MS);
    });
  }

  async function end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, "exit");
    ending.kill(signal);
    await Promise.race([gone, sleep(withinMs, undefined, { ref: false })]);
    if (ending.exitCode === null && ending.signalCode === null) ending.kill("SIGKILL");
  }

  return {
    base,
    launch,
    endedByItself,
    async ready() {
      for (const giveUpAt = Date.now() + READY_WITHIN_MS; Date.now() < giveUpAt; await sleep(50))
        if (await saysReady(base)) return;
      throw new Error(`the server did not get ready within ${READY_WITHIN_MS / 1000} s: see ${logFile}`);
    },
    kill: () => end("SIGKILL", STOP_WITHIN_MS),
    async stop() {
      stopping = true;
      await end("SIGTERM", STOP_WITHIN_MS);
    },
  };
}

async function saysReady(base: string): Promise<boolean> {
  try {
    const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
