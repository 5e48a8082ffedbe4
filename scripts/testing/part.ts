import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Counts, countsOf } from "./counts.ts";

/** One part of `npm test`: a command whose exit code decides. */
export type Part = {
  name: string;
  /** A program of node_modules or one of our scripts, run with this Node.js, and its arguments. */
  script: string;
  args?: string[];
  env?: Record<string, string>;
  /** The runner writes a report of single tests, which are counted. */
  counted?: true;
};

const LOGS = "artifacts/test-logs";
const LIMIT_MS = 10 * 60_000;

/** Runs the part, keeps what it says in artifacts/test-logs, shows all of it when it fails, and says how it went. */
export async function runPart(part: Part): Promise<Counts> {
  mkdirSync(LOGS, { recursive: true });
  const logFile = join(LOGS, `${part.name}.log`);
  const reportFile = join(LOGS, `${part.name}.json`);
  rmSync(reportFile, { force: true });
  const startedAt = Date.now();
  const exitCode = await run(part, logFile, reportFile);
  const counts = countsOf(exitCode, part.counted && readReport(reportFile));
  if (counts.failed > 0) console.log(`\n── ${part.name} ──\n${readFileSync(logFile, "utf8").trimEnd()}\n`);
  say(part, counts, Date.now() - startedAt);
  return counts;
}

function run(
  { script, args = [], env, counted }: Part,
  logFile: string,
  reportFile: string,
): Promise<number> {
  const report = counted ? ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`] : [];
  const child = spawn(process.execPath, [...script.split(" "), ...args, ...report], {
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const limit = setTimeout(() => {
    log.write("\nStopped: this took longer than ten minutes\n");
    child.kill("SIGKILL");
  }, LIMIT_MS);
  return new Promise((resolve) => {
    child.once("error", (error) => log.write(`${error.message}\n`));
    child.once("close", (code) => {
      clearTimeout(limit);
      log.end(() => resolve(code ?? 1));
    });
  });
}

const readReport = (file: string) =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { numPassedTests: 0, numFailedTests: 0 };

function say({ name, counted }: Part, { passed, failed }: Counts, milliseconds: number): void {
  const tests = counted ? `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}` : "";
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(16)} ${seconds.padStart(8)}  ${tests}`.trimEnd());
}
