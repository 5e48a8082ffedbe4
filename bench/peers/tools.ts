import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs one of the peers to its end and gives what it printed. */
export async function tool(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run(file, args, { env: { PATH: process.env.PATH, ...env }, maxBuffer: 1 << 24 });
  return stdout;
}

/** Where Debian keeps a program of its packages; says which package to install when it is not there. */
export function debian(program: "wrk" | "nginx" | "pgbench" | "smtp-sink"): string {
  const postgres = "/usr/lib/postgresql";
  const found = [
    `/usr/bin/${program}`,
    `/usr/sbin/${program}`,
    ...(existsSync(postgres)
      ? readdirSync(postgres).map((version) => `${postgres}/${version}/bin/${program}`)
      : []),
  ].find((path) => existsSync(path));
  if (found) return found;
  const packages = { wrk: "wrk", nginx: "nginx-light", pgbench: "postgresql", "smtp-sink": "postfix" };
  throw new Error(`${program} is missing: apt-get install -y --no-install-recommends ${packages[program]}`);
}

/** The number a program printed after or before a fixed text. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${pattern} in:\n${text}`);
  return Number(found);
}
